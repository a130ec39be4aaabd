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

const whenSwitched = []; // told which sheet was shown and which is shown now

function current() {
  return sheets.find((one) => !one.hidden);
}

// What lies nearest under the head of the page, so that the other language can take its place there.
function nearest(sheet) {
  const line = document.querySelector("header").getBoundingClientRect().bottom + 1;
  const away = (element) => Math.abs(element.getBoundingClientRect().top - line);
  const marks = [...sheet.querySelectorAll("h1, h2, h3, h4, figcaption, summary, details[open] tr[id]")];
  const seen = marks.filter((mark) => mark.getClientRects().length > 0);
  const found = seen.reduce((best, mark) => (away(mark) < away(best) ? mark : best), seen[0]);
  return { number: marks.indexOf(found), top: found.getBoundingClientRect().top };
}

function show(language) {
  const before = current();
  const sheet = sheets.find((one) => one.dataset.language === language);
  const kept = before === sheet || scrollY === 0 ? null : nearest(before);
  for (const part of document.querySelectorAll("[data-language]")) {
    part.hidden = part.dataset.language !== language;
  }
  document.documentElement.lang = sheet.lang;
  document.title = sheet.querySelector("h1").textContent;
  choices.setAttribute("aria-label", sheet.dataset.wordLanguage);
  for (const choice of choices.children) {
    choice.setAttribute("aria-pressed", String(choice.dataset.to === language));
  }
  if (before === sheet) return;
  for (const told of whenSwitched) told(before, sheet);
  if (location.hash.startsWith(`#${before.dataset.language}-`)) {
    history.replaceState(null, "", `#${language}${location.hash.slice(1 + before.dataset.language.length)}`);
  }
  if (kept) {
    const mark = sheet.querySelectorAll("h1, h2, h3, h4, figcaption, summary, details[open] tr[id]")[kept.number];
    if (mark) scrollBy(0, mark.getBoundingClientRect().top - kept.top);
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
  show(current().dataset.language);
}

// --- links: into the other language, into what is closed or narrowed away ---

const whenRevealed = []; // told what a link leads to, before it is shown

function reveal() {
  const wanted = location.hash && document.getElementById(location.hash.slice(1));
  const sheet = wanted && wanted.closest(".sheet");
  if (!sheet) return;
  if (sheet.hidden) show(sheet.dataset.language);
  for (const told of whenRevealed) told(wanted);
  for (let box = wanted.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
  wanted.scrollIntoView();
  const focused = wanted.matches("details") ? wanted.querySelector("summary") : wanted;
  if (focused === wanted && !wanted.hasAttribute("tabindex")) wanted.tabIndex = -1;
  focused.focus({ preventScroll: true });
}

addEventListener("hashchange", reveal);
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  if (link && link.hash === location.hash) reveal();
});

// --- contents: open where there is room beside the text ---

for (const contents of document.querySelectorAll(".contents")) {
  contents.open = matchMedia("(min-width: 68rem)").matches;
}

// --- sorting: up, down, as it was; numbers before words, blanks last either way ---

function key(row, column) {
  const cell = row.cells[column];
  if (cell.dataset.number !== undefined) return Number(cell.dataset.number);
  if (cell.dataset.sort !== undefined) return cell.dataset.sort;
  const words = cell.textContent.trim();
  const number = /^[≥≤]?(-?[\d,]*\.?\d+)%?(–|$)/.exec(words);
  return number ? Number(number[1].replaceAll(",", "")) : words;
}

function rank(value) {
  return typeof value === "number" ? 0 : value === "" || value === "—" ? 2 : 1;
}

function sortable(table, language, word) {
  const body = table.tBodies[table.tBodies.length - 1]; // one before it holds the whole, which stays on top
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
