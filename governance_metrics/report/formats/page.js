"use strict";
// Everything is on the page already; this adds the language switch, sorting and filtering.
// Text goes in by textContent alone, and nothing is ever asked of a network.

const sheets = [...document.querySelectorAll(".sheet")];

function button(text, onClick) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.addEventListener("click", onClick);
  return made;
}

// --- language ---

const choices = document.createElement("div");
choices.className = "switch";
choices.setAttribute("role", "group");

function show(language) {
  for (const part of document.querySelectorAll("[data-language]")) {
    part.hidden = part.dataset.language !== language;
  }
  const sheet = sheets.find((one) => one.dataset.language === language);
  document.documentElement.lang = sheet.lang;
  document.title = sheet.querySelector("h1").textContent;
  choices.setAttribute("aria-label", sheet.dataset.wordLanguage);
  for (const choice of choices.children) {
    choice.setAttribute("aria-pressed", String(choice.dataset.to === language));
  }
}

if (sheets.length > 1) {
  for (const sheet of sheets) {
    const choice = button(sheet.dataset.name, () => show(sheet.dataset.language));
    choice.dataset.to = sheet.dataset.language;
    choice.lang = sheet.lang;
    choices.append(choice);
  }
  document.querySelector("header").append(choices);
  const wanted = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const opening = wanted && wanted.closest(".sheet");
  show((opening || sheets.find((one) => !one.hidden)).dataset.language);
  if (opening) wanted.scrollIntoView();
}

// --- contents: open where there is room beside the text ---

for (const contents of document.querySelectorAll(".contents")) {
  contents.open = matchMedia("(min-width: 68rem)").matches;
}

// --- sorting: up, down, as it was; numbers before words, blanks last either way ---

function key(row, column) {
  const cell = row.cells[column];
  if (cell.dataset.number !== undefined) return Number(cell.dataset.number);
  return cell.dataset.sort ?? cell.textContent.trim();
}

function rank(value) {
  return typeof value === "number" ? 0 : value === "" || value === "—" ? 2 : 1;
}

function sortable(table, language, word) {
  const body = table.tBodies[0];
  const original = [...body.rows];
  const words = new Intl.Collator(language, { numeric: true });
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => {
    const sort = () => {
      const before = head.getAttribute("aria-sort");
      const order = before === "ascending" ? "descending" : before === "descending" ? "none" : "ascending";
      for (const other of heads) other.setAttribute("aria-sort", other === head ? order : "none");
      const sign = order === "descending" ? -1 : 1;
      const keyed = original.map((row) => ({ row, value: key(row, column) }));
      if (order !== "none") {
        keyed.sort((a, b) => {
          const ranks = rank(a.value) - rank(b.value);
          if (ranks || rank(a.value) === 2) return ranks;
          return sign * (rank(a.value) === 0 ? a.value - b.value : words.compare(a.value, b.value));
        });
      }
      body.append(...keyed.map((one) => one.row));
    };
    const made = button(head.textContent, sort);
    made.title = word;
    head.replaceChildren(made);
    head.setAttribute("aria-sort", "none");
  });
}

// --- filtering: every word typed must stand somewhere in the row ---

function filterable(figure, table, word) {
  const label = document.createElement("label");
  const input = document.createElement("input");
  const count = document.createElement("output");
  const rows = [...table.tBodies[0].rows];
  const filter = () => {
    const terms = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      row.hidden = !terms.every((term) => text.includes(term));
      shown += row.hidden ? 0 : 1;
    }
    count.textContent = `${shown} / ${rows.length}`;
  };
  input.type = "search";
  input.addEventListener("input", filter);
  label.append(word, " ", input);
  const tools = document.createElement("div");
  tools.className = "tools";
  tools.append(label, count);
  figure.querySelector(".box").before(tools);
  filter();
}

for (const sheet of sheets) {
  for (const figure of sheet.querySelectorAll("figure.grid")) {
    const table = figure.querySelector("table");
    if (!table.tHead || !table.tBodies[0]) continue;
    if (table.tBodies[0].rows.length > 1) sortable(table, sheet.lang, sheet.dataset.wordSort);
    if (figure.hasAttribute("data-filterable")) filterable(figure, table, sheet.dataset.wordFilter);
  }
}
