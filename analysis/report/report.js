"use strict";
// Rows and words know each other by keys: click a row to see its words, rest on words to see their rows.
(() => {
  const MOST = 6; // rows that the card lists
  const words = [...document.querySelectorAll(".article [data-keys]")];
  const marks = words.filter((element) => element.matches("mark"));
  const rows = [...document.querySelectorAll("tr[data-keys]")];
  const card = document.getElementById("card");
  const keysOf = (element) => element.dataset.keys.split(" ").filter(Boolean);
  const index = (elements) => {
    const table = new Map();
    for (const element of elements) {
      for (const key of keysOf(element)) {
        if (!table.has(key)) table.set(key, []);
        table.get(key).push(element);
      }
    }
    return table;
  };
  const wordsOf = index(words);
  const rowsOf = index(rows);
  const found = (element, table) => [...new Set(keysOf(element).flatMap((key) => table.get(key) ?? []))];
  const clear = (name) => document.querySelectorAll(`.${name}`).forEach((e) => e.classList.remove(name));

  // "on" is what was chosen, "near" what the pointer or the keyboard rests on.
  function chooseRow(row) {
    clear("on");
    row.classList.add("on");
    const its = found(row, wordsOf);
    its.forEach((element) => element.classList.add("on"));
    its[0]?.closest("details")?.setAttribute("open", "");
    its[0]?.scrollIntoView({ block: "center", behavior: "instant" });
    tell([row]);
  }

  function chooseWords(mark) {
    clear("on");
    const its = found(mark, rowsOf);
    mark.classList.add("on");
    its.forEach((row) => row.classList.add("on"));
    its[0]?.scrollIntoView({ block: "center", behavior: "instant" });
    tell(its);
  }

  function restOn(mark) {
    clear("near");
    const its = found(mark, rowsOf);
    mark.classList.add("near");
    its.forEach((row) => row.classList.add("near"));
    tell(its);
  }

  function leave() {
    clear("near");
    tell(rows.filter((row) => row.classList.contains("on")));
  }

  function tell(its) {
    card.replaceChildren(...its.slice(0, MOST).map(described));
    if (its.length > MOST) card.append(line("p", `… and ${its.length - MOST} more rows`));
    card.hidden = its.length === 0;
  }

  function described(row) {
    const heads = [...row.closest("table").querySelectorAll("th")].map((head) => head.textContent);
    const cells = [...row.cells].map((cell) => cell.textContent);
    const told = heads.map((head, n) => (n && cells[n] ? `${head}: ${cells[n]}` : "")).filter(Boolean);
    const entry = line("p", "");
    const [name] = row.closest("section").querySelector("h2").childNodes;
    entry.append(line("b", `${name.textContent.trim()} ${cells[0]} `), told.join(" · "));
    return entry;
  }

  function line(tag, text) {
    const element = document.createElement(tag);
    element.textContent = text;
    return element;
  }

  for (const row of rows) row.addEventListener("click", () => chooseRow(row));
  for (const mark of marks) {
    mark.addEventListener("mouseenter", () => restOn(mark));
    mark.addEventListener("mouseleave", leave);
    mark.addEventListener("focus", () => restOn(mark));
    mark.addEventListener("blur", leave);
    mark.addEventListener("click", () => chooseWords(mark));
  }

  // One stop of the Tab key for the text and one for each table; arrows move within.
  const groups = [marks, ...[...document.querySelectorAll("tbody")].map((body) => [...body.querySelectorAll("tr[data-keys]")])];
  for (const [first] of groups) first?.setAttribute("tabindex", "0");
  const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
  function move(target, step) {
    const group = groups.find((elements) => elements.includes(target));
    const next = group?.[group.indexOf(target) + step];
    if (!next) return;
    target.setAttribute("tabindex", "-1");
    next.setAttribute("tabindex", "0");
    next.focus();
  }
  document.addEventListener("keydown", (event) => {
    const target = event.target;
    if (event.key === "Escape") {
      clear("on");
      clear("near");
      tell([]);
    } else if (!target.matches("tr[data-keys], mark[data-keys]")) {
      return;
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      target.click();
    } else if (STEPS[event.key]) {
      event.preventDefault();
      move(target, STEPS[event.key]);
    }
  });

  for (const box of document.querySelectorAll("[data-kind]")) {
    const toggle = () => document.body.classList.toggle(`off-${box.dataset.kind}`, !box.checked);
    box.addEventListener("change", toggle);
    toggle();
  }
  // What is folded on the screen is read on paper.
  const folds = [...document.querySelectorAll("details.removed")];
  addEventListener("beforeprint", () => folds.forEach((fold) => fold.setAttribute("open", "")));
})();
