
// --- the explorer: narrowing down, the whole list of an area, opening and closing ---

const COMPARED = ["verdict", "against_rest", "change"];

function named(table) {
  return Object.fromEntries([...table.tHead.rows[0].cells].map((head, column) => [head.dataset.name, column]));
}

function verdictsOf(row, names) {
  return COMPARED.filter((name) => name in names).map((name) => `${name} ${row.cells[names[name]].textContent}`);
}

function topicOf(element) {
  const table = element.querySelector("table");
  const names = named(table);
  const own = [element.querySelector("summary"), element.querySelector("dl")].map((part) => part.textContent);
  const told = (row) => ({
    row,
    place: row.id.split("-")[2] ?? "",
    text: row.textContent.toLowerCase(),
    verdicts: verdictsOf(row, names),
    kept: true,
  });
  return {
    element,
    table,
    names,
    title: element.querySelector("summary b").textContent,
    theme: element.closest("section").dataset.theme,
    text: own.join(" ").toLowerCase(),
    whole: told(table.tBodies[0].rows[0]),
    rows: [...(table.tBodies[1]?.rows ?? [])].map(told),
  };
}

function option(value, words) {
  const made = document.createElement("option");
  made.value = value;
  made.textContent = words;
  return made;
}

function labelled(word, control) {
  const label = document.createElement("label");
  label.append(word, " ", control);
  return label;
}

function explore(root, sheet) {
  const words = root.dataset;
  const topics = [...root.querySelectorAll("details[data-topic]")].map(topicOf);
  const places = [...root.querySelectorAll("details[data-place]")];
  const theme = document.createElement("select");
  const place = document.createElement("select");
  const verdict = document.createElement("select");
  const search = document.createElement("input");
  const count = document.createElement("output");
  const controls = [theme, place, verdict, search];
  const filled = new Map(); // areas whose whole list is there: each line and what it was made from

  // choices
  for (const select of [theme, place, verdict]) select.append(option("", words.wordEvery));
  theme.append(...[...new Set(topics.map((topic) => topic.theme))].map((one) => option(one, one)));
  place.append(...places.map((one) => option(one.dataset.place, one.querySelector("b").textContent)));
  for (const name of COMPARED) {
    const group = document.createElement("optgroup");
    const found = topics.flatMap((topic) => [topic.whole, ...topic.rows].flatMap((row) => row.verdicts));
    const mine = new Set(found.filter((one) => one.startsWith(`${name} `) && !one.endsWith(" —")));
    group.label = root.querySelector(`thead th[data-name="${name}"]`).textContent;
    group.append(...[...mine].map((one) => option(one, one.slice(name.length + 1))));
    if (mine.size) verdict.append(group);
  }
  search.type = "search";

  function narrow() {
    const terms = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const says = (topic, row) =>
      (!verdict.value || row.verdicts.includes(verdict.value)) &&
      terms.every((term) => topic.text.includes(term) || row.text.includes(term));
    let shown = 0;
    for (const topic of topics) {
      const themed = !theme.value || topic.theme === theme.value;
      let any = themed && !place.value && says(topic, topic.whole);
      for (const one of topic.rows) {
        one.kept = themed && (!place.value || one.place === place.value) && says(topic, one);
        one.row.hidden = !one.kept;
        any = any || one.kept;
      }
      topic.element.hidden = !any;
      shown += any ? 1 : 0;
    }
    for (const section of root.querySelectorAll("section")) {
      section.hidden = !section.querySelector("details:not([hidden])");
    }
    for (const one of places) one.hidden = Boolean(place.value) && one.dataset.place !== place.value;
    for (const lines of filled.values()) for (const line of lines) line.made.hidden = !line.from.kept;
    const chosen = controls.filter((control) => control.value);
    const said = chosen.map((control) => {
      const value = control.selectedOptions ? control.selectedOptions[0].textContent : control.value;
      return words.wordChosen.replace("{name}", () => control.parentElement.firstChild.data).replace("{value}", () => value);
    });
    const total = words.wordShown.replace("{shown}", String(shown)).replace("{all}", String(topics.length));
    count.textContent = [total, ...said].join(" · ");
  }

  function clear() {
    for (const control of controls) control.value = "";
    narrow();
  }

  // An area opened shows all its indicators: what stands out was there before.
  function fill(area) {
    const lines = [];
    const wanted = words.names.split(" ");
    for (const topic of topics) {
      const from = topic.rows.find((row) => row.place === area.dataset.place);
      if (!from) continue;
      const link = document.createElement("a");
      link.href = `#${from.row.id}`;
      link.textContent = topic.title;
      const head = document.createElement("th");
      head.scope = "row";
      head.append(link);
      const made = document.createElement("tr");
      made.append(head);
      for (const name of wanted.slice(1)) {
        const cell = name in topic.names ? from.row.cells[topic.names[name]].cloneNode(true) : document.createElement("td");
        if (!(name in topic.names)) cell.textContent = "—";
        made.append(cell);
      }
      made.hidden = !from.kept;
      lines.push({ made, from });
    }
    const table = area.querySelector("table");
    table.tBodies[0].replaceChildren(...lines.map((line) => line.made));
    table.caption.textContent = words.wordTopics;
    filled.set(area, lines);
    sortable(table, sheet.lang, sheet.dataset.wordSort);
  }

  root.addEventListener(
    "toggle",
    (event) => {
      const opened = event.target;
      if (!opened.open || opened.dataset.ready) return;
      opened.dataset.ready = "true";
      if (opened.dataset.place) fill(opened);
      else if (opened.querySelectorAll("tbody tr").length > 2) {
        sortable(opened.querySelector("table"), sheet.lang, sheet.dataset.wordSort);
      }
    },
    true,
  );

  // controls
  for (const control of controls) control.addEventListener("input", narrow);
  const tools = document.createElement("div");
  tools.className = "tools";
  tools.setAttribute("role", "search");
  tools.setAttribute("aria-labelledby", root.querySelector("h2").id);
  tools.append(
    labelled(words.wordTheme, theme),
    labelled(words.wordPlace, place),
    labelled(words.wordVerdict, verdict),
    labelled(words.wordSearch, search),
    button(words.wordClear, clear),
    button(words.wordOpen, () => {
      for (const topic of topics) if (!topic.element.hidden) topic.element.open = true;
    }),
    button(words.wordClose, () => {
      for (const one of root.querySelectorAll("details[open]")) one.open = false;
    }),
  );
  count.className = "count";
  root.querySelector("h3").before(tools, count);
  narrow();

  whenRevealed.push((wanted) => {
    if (root.contains(wanted) && wanted.closest("[hidden]")) clear();
  });
  return { controls, narrow, opened: () => [...root.querySelectorAll("details")] };
}

// Each language is made ready when it is first shown.
const explored = new Map();

function ready(sheet) {
  const root = sheet.querySelector(".explorer");
  if (root && !explored.has(sheet)) explored.set(sheet, explore(root, sheet));
  return explored.get(sheet);
}

ready(current());

// The other language shows the same choices and the same things open.
whenSwitched.push((before, now) => {
  const from = ready(before);
  const to = ready(now);
  if (!from || !to) return;
  from.controls.forEach((control, number) => {
    const other = to.controls[number];
    if (control.selectedOptions) other.selectedIndex = control.selectedIndex;
    else other.value = control.value;
  });
  to.narrow();
  const boxes = to.opened();
  from.opened().forEach((box, number) => {
    boxes[number].open = box.open;
  });
});

reveal();
