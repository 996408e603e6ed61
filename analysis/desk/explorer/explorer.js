// The explorer's page. Text of the article only ever goes in as textContent.
const ROW = 28; // height of a row in px, as in explorer.css
const KINDS = ["actor", "figure", "time", "statement", "relationship"];
const ACTIONS = {
  set: "set a value", reject: "reject this row", merge: "merge two actors", separate: "keep two actors apart",
  add: "add a row at the marked words", remove: "remove the marked words from the article",
  keep: "keep the marked words in the article",
};

const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
};
const points = (text) => [...text].length; // offsets are code points, JavaScript counts UTF-16

function render({ model, el }) {
  let data = model.get("payload");
  let table = model.get("selected").table;
  let chosen = new Set(model.get("selected").rows);
  let order = { column: -1, down: false };
  let shown = []; // indices of the rows that match, in order
  let marked = null; // {start, end, text}: words that a person marked in the article
  let anchor = -1;

  const article = make("section", { class: "nbx-article", "aria-label": "Article", tabindex: 0 });
  const tabs = make("div", { class: "nbx-tabs", role: "tablist", "aria-label": "Tables" });
  const filters = make("div", { class: "nbx-filters", role: "group", "aria-label": "Filters" });
  const count = make("span", { class: "nbx-count", role: "status" });
  const grid = make("div", { class: "nbx-grid", tabindex: 0, role: "grid", "aria-label": "Rows", "aria-multiselectable": "true" });
  const detail = make("section", { class: "nbx-detail", "aria-label": "The selected row" });
  const answer = make("p", { class: "nbx-answer", role: "status" });
  const kinds = make("div", { class: "nbx-kinds", role: "group", "aria-label": "What is marked in the article" });
  const root = make(
    "div", { class: "nbx" },
    make("div", { class: "nbx-left" }, kinds, article),
    make("div", { class: "nbx-right" }, tabs, filters, grid, detail, answer),
  );
  el.append(root);
  // What is shown without a kernel stands beside the widget in the cell's outputs; with one it is not needed.
  const statics = [...document.getElementsByClassName(model.get("view") || "nbx-no-view")]
    .map((view) => view.closest(".jp-OutputArea-child") ?? view);
  statics.forEach((view) => { view.hidden = true; view.style.display = "none"; });

  const here = () => data.tables[table];
  const select = (row, how = "only") => {
    if (how === "toggle") chosen.has(row) ? chosen.delete(row) : chosen.add(row);
    else if (how === "range" && anchor >= 0) {
      const [a, b] = [shown.indexOf(anchor), shown.indexOf(row)].sort((x, y) => x - y);
      chosen = new Set(shown.slice(Math.max(0, a), b + 1));
    } else chosen = new Set([row]);
    if (how !== "range") anchor = row;
    publish();
    drawRows();
    drawDetail();
    light(true);
  };
  const publish = () => {
    model.set("selected", { table, rows: [...chosen].sort((a, b) => a - b) });
    model.save_changes();
  };

  // ---- the article -------------------------------------------------------------------------------------------
  let marksOf = new Map();
  function drawArticle() {
    marksOf = new Map();
    let at = 0;
    const lines = data.lines.map((line) => {
      const paragraph = make("p");
      for (const [text, keys, standing, removed] of line) {
        const tag = removed ? "del" : standing.length ? "mark" : "span";
        const piece = make(tag, {
          "data-start": at,
          class: standing.map((kind) => `nbx-${kind}`).join(" ") || false,
          title: removed ? `removed: ${removed}` : standing.join(", ") || false,
          tabindex: tag === "mark" ? -1 : false,
        });
        piece.textContent = text;
        if (tag === "mark") piece.addEventListener("click", () => fromText(keys));
        keys.forEach((key) => marksOf.set(key, [...(marksOf.get(key) ?? []), piece]));
        at += points(text);
        paragraph.append(piece);
      }
      at += 1; // the line's end
      return paragraph;
    });
    article.replaceChildren(...(data.title ? [make("h2", {}, data.title)] : []), ...lines);
    if (!data.title) lines[0]?.classList.add("nbx-title");
  }

  function fromText(keys) {
    // The row of the shown table that stands here, else of the first table that has one.
    const rowIn = (name) => {
      const rows = data.tables[name].keys.map((known, row) => [row, known.filter((key) => keys.includes(key)).length]);
      const best = rows.filter(([, hits]) => hits).sort((a, b) => b[1] - a[1])[0];
      return best ? best[0] : -1;
    };
    const name = [table, ...Object.keys(data.tables)].find((candidate) => rowIn(candidate) >= 0);
    if (!name) return;
    const row = rowIn(name);
    if (name !== table) openTable(name);
    if (!shown.includes(row)) clearFilters();
    select(row);
    const place = shown.indexOf(row) * ROW;
    grid.scrollTop = Math.max(0, place - grid.clientHeight / 2);
    drawRows();
  }

  function light(scroll) {
    article.querySelectorAll(".nbx-on").forEach((mark) => mark.classList.remove("nbx-on"));
    const found = [...chosen].flatMap((row) => here().keys[row] ?? []).flatMap((key) => marksOf.get(key) ?? []);
    found.forEach((mark) => mark.classList.add("nbx-on"));
    if (scroll && found[0]) {
      const top = found[0].getBoundingClientRect().top - article.getBoundingClientRect().top;
      article.scrollTop += top - article.clientHeight / 3;
    }
  }

  article.addEventListener("keydown", (event) => {
    const marks = [...article.querySelectorAll("mark")];
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) {
      const now = marks.indexOf(document.activeElement);
      marks[Math.min(marks.length - 1, Math.max(0, now + step))]?.focus();
      event.preventDefault();
    } else if ((event.key === "Enter" || event.key === " ") && document.activeElement.matches?.("mark")) {
      document.activeElement.click();
      event.preventDefault();
    }
    event.stopPropagation(); // the notebook has keys of its own
  });
  const offset = (node, inside) => {
    const piece = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-start]");
    return piece ? Number(piece.dataset.start) + points(piece.textContent.slice(0, inside)) : null;
  };
  const watch = () => {
    const range = document.getSelection()?.rangeCount ? document.getSelection().getRangeAt(0) : null;
    if (!range || range.collapsed || !article.contains(range.commonAncestorContainer)) return;
    const [start, end] = [offset(range.startContainer, range.startOffset), offset(range.endContainer, range.endOffset)];
    if (start === null || end === null || end <= start) return;
    marked = { start, end, text: range.toString() };
    drawDetail();
  };
  article.addEventListener("mouseup", watch);
  article.addEventListener("keyup", watch);

  // ---- tables and filters ------------------------------------------------------------------------------------
  function drawKinds() {
    kinds.replaceChildren(...KINDS.map((kind) => {
      const toggle = (event) => root.classList.toggle(`nbx-off-${kind}`, !event.target.checked);
      const box = make("input", { type: "checkbox", checked: true, onchange: toggle });
      return make("label", { class: `nbx-${kind}` }, box, ` ${kind}s`);
    }));
  }
  function drawTabs() {
    tabs.replaceChildren(...Object.entries(data.tables).map(([name, one]) => make("button", {
      type: "button", role: "tab", "aria-selected": String(name === table), tabindex: name === table ? 0 : -1,
      title: one.about, "data-table": name,
      onclick: () => { openTable(name); tabs.querySelector("[aria-selected=true]").focus(); },
    }, `${name.replaceAll("_", " ")} `, make("small", {}, String(one.rows.length)))));
  }
  tabs.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    event.stopPropagation();
    if (!step) return;
    const names = Object.keys(data.tables);
    openTable(names[(names.indexOf(table) + step + names.length) % names.length]);
    tabs.querySelector("[aria-selected=true]").focus();
    event.preventDefault();
  });
  function openTable(name) {
    table = name;
    chosen = new Set();
    anchor = -1;
    order = { column: -1, down: false };
    publish();
    draw();
  }
  const option = (value, text = value) => make("option", { value }, text);
  function drawFilters() {
    const facets = here().facets.map((facet) => {
      const at = here().columns.indexOf(facet);
      const values = [...new Set(here().rows.map((row) => row[at]))].filter(Boolean).sort();
      return labelled(facet, make("select", { "data-facet": at, onchange: match }, option("", "all"), ...values.map((v) => option(v))));
    });
    const named = here().actors.some((owners) => owners.length)
      ? [labelled("actor", make("select", { "data-actor": "", onchange: match }, option("", "all"), ...data.actors.map(([id, name]) => option(id, name))))]
      : [];
    const words = labelled("words", make("input", { type: "search", "data-words": "", oninput: match }));
    const copy = make("button", { type: "button", onclick: copyRows, title: "Copy the selected rows, or all that match, as tab-separated text" }, "Copy");
    filters.replaceChildren(...facets, ...named, words, copy, count);
    filters.onkeydown = (event) => event.stopPropagation();
    match();
  }
  const labelled = (name, control) => make("label", {}, `${name.replaceAll("_", " ")} `, control);
  function clearFilters() {
    filters.querySelectorAll("select, input").forEach((control) => { control.value = ""; });
    match();
  }
  function match() {
    const facets = [...filters.querySelectorAll("[data-facet]")].filter((s) => s.value);
    const actor = filters.querySelector("[data-actor]")?.value;
    const words = filters.querySelector("[data-words]").value.toLowerCase();
    const fits = (row, i) =>
      facets.every((s) => row[s.dataset.facet] === s.value) &&
      (!actor || here().actors[i].includes(actor)) &&
      (!words || row.some((cell) => cell.toLowerCase().includes(words)));
    shown = here().rows.map((row, i) => (fits(row, i) ? i : -1)).filter((i) => i >= 0);
    sort();
  }
  function sort() {
    const { column, down } = order;
    if (column >= 0) {
      const cell = (i) => here().rows[i][column];
      const number = (text) => Number(text.replaceAll(",", ""));
      const numeric = shown.every((i) => cell(i) === "" || !Number.isNaN(number(cell(i))));
      const compare = numeric ? (a, b) => number(cell(a)) - number(cell(b)) : (a, b) => cell(a).localeCompare(cell(b), "en");
      shown.sort((a, b) => (down ? -1 : 1) * compare(a, b) || a - b);
    }
    count.textContent = `${shown.length} of ${here().rows.length} rows`;
    drawRows();
  }

  // ---- the grid: only the rows in sight exist, so that many thousand scroll ----------------------------------
  const head = make("div", { class: "nbx-row nbx-head", role: "row" });
  const body = make("div", { class: "nbx-body", role: "presentation" });
  grid.append(head, body);
  function drawHead() {
    const width = (i) => Math.min(32, Math.max(here().columns[i].length, ...here().rows.slice(0, 500).map((row) => row[i].length)) + 2);
    grid.style.setProperty("--nbx-columns", here().columns.map((_, i) => `minmax(${Math.min(12, width(i)) * 0.62}em, ${width(i)}fr)`).join(" "));
    head.replaceChildren(...here().columns.map((column, i) => {
      const sorted = order.column === i ? (order.down ? "descending" : "ascending") : "none";
      const turn = () => { order = { column: i, down: order.column === i && !order.down }; drawHead(); match(); };
      const mark = { ascending: " ▲", descending: " ▼", none: "" }[sorted];
      return make("div", { role: "columnheader", "aria-sort": sorted }, make("button", { type: "button", onclick: turn, tabindex: -1 }, column.replaceAll("_", " ") + mark));
    }));
  }
  function drawRows() {
    body.style.height = `${shown.length * ROW}px`;
    grid.setAttribute("aria-rowcount", shown.length + 1);
    const first = Math.max(0, Math.floor(grid.scrollTop / ROW) - 5);
    const last = Math.min(shown.length, first + Math.ceil((grid.clientHeight || 400) / ROW) + 12);
    body.replaceChildren(...shown.slice(first, last).map((row, n) => make("div", {
      class: "nbx-row", role: "row", "data-row": row, "aria-selected": String(chosen.has(row)), "aria-rowindex": first + n + 2,
      style: `top: ${(first + n) * ROW}px`,
      onclick: (event) => select(row, event.shiftKey ? "range" : event.ctrlKey || event.metaKey ? "toggle" : "only"),
    }, ...here().rows[row].map((cell) => make("div", { role: "gridcell", title: cell }, cell)))));
  }
  grid.addEventListener("scroll", drawRows);
  grid.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if ((event.ctrlKey || event.metaKey) && event.key === "c" && !String(document.getSelection())) { copyRows(); event.preventDefault(); return; }
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -Infinity, End: Infinity }[event.key];
    if (step === undefined || event.target !== grid || !shown.length) return;
    const now = shown.indexOf(anchor >= 0 ? anchor : [...chosen][0]);
    const next = Math.min(shown.length - 1, Math.max(0, now < 0 ? 0 : now + step));
    select(shown[next], event.shiftKey ? "range" : "only");
    const top = next * ROW;
    if (top < grid.scrollTop) grid.scrollTop = top;
    if (top + 2 * ROW > grid.scrollTop + grid.clientHeight) grid.scrollTop = top + 2 * ROW - grid.clientHeight;
    drawRows();
    event.preventDefault();
  });
  function copyRows() {
    const rows = chosen.size ? shown.filter((row) => chosen.has(row)) : shown;
    const text = [here().columns, ...rows.map((row) => here().rows[row])].map((cells) => cells.join("\t")).join("\n");
    navigator.clipboard?.writeText(text).then(
      () => say(`Copied ${rows.length} rows.`, true), () => say("The browser does not let a page copy here.", false));
  }

  // ---- the selected row and its correction -------------------------------------------------------------------
  const say = (words, good) => {
    answer.textContent = words;
    answer.classList.toggle("nbx-bad", !good);
  };
  const last = () => (chosen.size ? [...chosen].at(-1) : -1);
  function drawDetail() {
    const row = last();
    const parts = [];
    if (row >= 0) {
      const told = here().columns.map((column, i) => [column, here().rows[row][i]]).filter(([, cell]) => cell);
      parts.push(make("dl", {}, ...told.flatMap(([column, cell]) => [make("dt", {}, column.replaceAll("_", " ")), make("dd", {}, cell)])));
    }
    if (marked) parts.push(make("p", { class: "nbx-marked" }, "Marked words: ", make("q", {}, marked.text)));
    if (row < 0 && !marked) parts.push(make("p", {}, "Select a row to see its words, or mark words in the article to add a row."));
    const able = actions(row);
    if (able.length) parts.push(form(row, able));
    detail.replaceChildren(...parts);
  }
  function actions(row) {
    const able = [];
    if (row >= 0 && Object.keys(here().settable).length) able.push("set", ...(table === "places" ? [] : ["reject"]));
    if (row >= 0 && here().actors[row]?.length) able.push("merge", "separate");
    if (marked && Object.keys(here().settable).length && table !== "places") able.push("add");
    if (marked) able.push("remove", "keep");
    return able;
  }
  function form(row, able) {
    const action = make("select", { name: "action" }, ...able.map((name) => option(name, ACTIONS[name])));
    const fields = make("span", { class: "nbx-fields" });
    const who = make("input", { name: "by", value: model.get("author"), autocomplete: "name" });
    const when = make("input", { name: "date", type: "date" });
    const why = make("input", { name: "reason" });
    const write = make("button", { type: "submit" }, "Write");
    const drawFields = () => fields.replaceChildren(...fieldsOf(action.value, row));
    action.addEventListener("change", drawFields);
    drawFields();
    const wish = (event) => {
      event.preventDefault();
      const said = { type: "correct", action: action.value, table, by: who.value, date: when.value, reason: why.value };
      const value = (name) => fields.querySelector(`[name="${name}"]`)?.value ?? "";
      if (["add", "remove", "keep"].includes(action.value)) Object.assign(said, { start: marked.start, end: marked.end });
      else said.row = row;
      if (action.value === "set") Object.assign(said, { column: value("column"), new: value("new") });
      if (action.value === "merge" || action.value === "separate") said.names = [value("one"), value("other")];
      if (action.value === "add") said.values = Object.fromEntries([...fields.querySelectorAll("[data-cell]")].map((f) => [f.name, f.value]));
      model.set("author", who.value);
      model.save_changes();
      say("Checking …", true);
      model.send(said);
    };
    const made = make("form", { class: "nbx-form", onsubmit: wish }, labelled("do", action), fields,
      labelled("by", who), labelled("date", when), labelled("reason", why), write);
    made.addEventListener("keydown", (event) => event.stopPropagation());
    return make("details", {}, make("summary", {}, "Correct …"), made);
  }
  function fieldsOf(action, row) {
    const nameOf = (id) => data.actors.find(([known]) => known === id)?.[1] ?? "";
    const input = (name, choices, value = "", extra = {}) => choices.length
      ? make("select", { name, ...extra }, ...["", ...choices].map((c) => option(c)))
      : make("input", { name, value, ...extra });
    if (action === "set") {
      const column = make("select", { name: "column" }, ...Object.keys(here().settable).map((c) => option(c)));
      const holder = make("span");
      const redraw = () => {
        const at = here().columns.indexOf(column.value);
        const control = input("new", here().settable[column.value]);
        control.value = at >= 0 ? here().rows[row][at] : "";
        holder.replaceChildren(labelled("to", control));
      };
      column.addEventListener("change", redraw);
      redraw();
      return [labelled("column", column), holder];
    }
    if (action === "merge" || action === "separate") {
      const one = nameOf(here().actors[row][0]);
      const others = table === "mentions" || action === "separate" ? [] : data.actors.map(([, name]) => name).filter((n) => n !== one);
      return [labelled("one", make("input", { name: "one", value: one })), labelled("and", input("other", others))];
    }
    if (action === "add") {
      return Object.entries(here().settable).map(([column, choices]) => labelled(column, input(column, choices, "", { "data-cell": "" })));
    }
    return [];
  }

  // ---- the kernel --------------------------------------------------------------------------------------------
  const answered = (message) => {
    if (message.type === "answer") say(message.words, message.good);
  };
  const renewed = () => {
    const named = [...chosen].map((row) => here().rows[row][0]); // rows move when others come and go
    data = model.get("payload");
    chosen = new Set(named.map((name) => here().rows.findIndex((row) => row[0] === name)).filter((row) => row >= 0));
    anchor = -1;
    publish();
    marked = null;
    drawArticle();
    draw();
  };
  const reselected = () => {
    const told = model.get("selected");
    if (told.table === table && told.rows.join() === [...chosen].sort((a, b) => a - b).join()) return;
    if (!data.tables[told.table]) return;
    const moved = told.table !== table;
    table = told.table;
    chosen = new Set(told.rows);
    if (moved) draw();
    else { drawRows(); drawDetail(); }
    light(true);
  };
  model.on("msg:custom", answered);
  model.on("change:payload", renewed);
  model.on("change:selected", reselected);

  function draw() {
    drawTabs();
    drawHead();
    drawFilters();
    drawDetail();
    light(false);
  }
  drawKinds();
  drawArticle();
  draw();
  const sized = new ResizeObserver(drawRows);
  sized.observe(grid);
  return () => {
    sized.disconnect();
    statics.forEach((view) => { view.hidden = false; view.style.display = ""; });
    model.off("msg:custom", answered);
    model.off("change:payload", renewed);
    model.off("change:selected", reselected);
  };
}

export default { render };
