"use strict";
// Rows and highlights know each other by keys: click a row to see its words, rest on words to see their rows.
(() => {
  const marks = [...document.querySelectorAll("mark[data-keys]")];
  const rows = [...document.querySelectorAll("tr[data-keys]")];
  const card = document.getElementById("card");
  const keysOf = (element) => element.dataset.keys.split(" ");
  const index = (elements) => {
    const table = new Map();
    for (const element of elements) {
      for (const key of keysOf(element)) table.set(key, [...(table.get(key) ?? []), element]);
    }
    return table;
  };
  const marksOf = index(marks);
  const rowsOf = index(rows);
  const clear = () => document.querySelectorAll(".on").forEach((element) => element.classList.remove("on"));

  function showWords(row) {
    clear();
    row.classList.add("on");
    const found = keysOf(row).flatMap((key) => marksOf.get(key) ?? []);
    found.forEach((mark) => mark.classList.add("on"));
    found[0]?.scrollIntoView({ block: "center", behavior: "instant" });
  }

  function showRows(mark) {
    clear();
    const found = [...new Set(keysOf(mark).flatMap((key) => rowsOf.get(key) ?? []))];
    for (const key of keysOf(mark)) (marksOf.get(key) ?? []).forEach((other) => other.classList.add("on"));
    found.forEach((row) => row.classList.add("on"));
    card.replaceChildren(...found.map(describe));
    card.hidden = found.length === 0;
    return found;
  }

  function describe(row) {
    const heads = [...row.closest("table").querySelectorAll("th")].map((head) => head.textContent);
    const cells = [...row.cells].map((cell) => cell.textContent);
    const told = heads.map((head, i) => (cells[i] ? `${head}: ${cells[i]}` : "")).filter(Boolean);
    const line = document.createElement("p");
    line.textContent = told.slice(0, 7).join(" · ");
    return line;
  }

  for (const row of rows) row.addEventListener("click", () => showWords(row));
  for (const mark of marks) {
    mark.addEventListener("mouseenter", () => showRows(mark));
    mark.addEventListener("focus", () => showRows(mark));
    mark.addEventListener("click", () => showRows(mark)[0]?.scrollIntoView({ block: "center", behavior: "instant" }));
  }
  document.addEventListener("keydown", (event) => {
    const target = event.target;
    if (event.key === "Escape") {
      clear();
      card.hidden = true;
    } else if (event.key === "Enter" && target.matches("tr[data-keys], mark[data-keys]")) {
      target.click();
    }
  });
  for (const box of document.querySelectorAll("[data-kind]")) {
    const toggle = () => document.body.classList.toggle(`off-${box.dataset.kind}`, !box.checked);
    box.addEventListener("change", toggle);
    toggle();
  }
})();
