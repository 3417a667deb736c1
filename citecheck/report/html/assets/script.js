"use strict";
(() => {
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  root.classList.add("js");

  // the theme: what the system has, until the button is pressed
  const theme = document.getElementById("theme");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const dark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);
  const tell = () => theme.setAttribute("aria-pressed", String(dark()));
  theme.addEventListener("click", () => { root.dataset.theme = dark() ? "light" : "dark"; tell(); });
  system.addEventListener("change", tell);
  tell();

  // a link into something folded or filtered away opens it
  const open = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const row = target.closest("[data-row]");
    if (row) row.hidden = false;
    for (let part = target; part; part = part.parentElement) if (part.tagName === "DETAILS") part.open = true;
    target.scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", open);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link && link.getAttribute("href") === location.hash) open();
  });
  if (location.hash) open();

  // filters: every word must stand in the row; marks over letters do not count
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
  const words = new WeakMap();
  const wordsOf = (row) => {
    if (!words.has(row)) words.set(row, plain(row.textContent));
    return words.get(row);
  };
  for (const form of all("form[data-filter]")) {
    const rows = all("[data-row]", document.getElementById(form.dataset.filter));
    const [search, bad] = [form.querySelector("[type=search]"), form.querySelector("[type=checkbox]")];
    const filter = () => {
      const wanted = plain(search.value).split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const row of rows) {
        row.hidden = (bad?.checked && !("bad" in row.dataset)) || !wanted.every((word) => wordsOf(row).includes(word));
        shown += !row.hidden;
      }
      form.querySelector("output").textContent = wanted.length || bad?.checked ? `${shown} / ${rows.length}` : "";
    };
    form.addEventListener("input", filter);
    form.addEventListener("submit", (event) => event.preventDefault());
  }

  // columns that sort, down and up
  for (const head of all("th[data-sort]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const place = Number(head.dataset.sort);
      const up = head.getAttribute("aria-sort") !== "ascending";
      const key = (row) => row.cells[place].dataset.key ?? row.cells[place].textContent.trim();
      const body = head.closest("table").tBodies[0];
      const rows = [...body.rows].map((row) => [key(row), row]);
      rows.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0) * (up ? 1 : -1));
      for (const other of all("th[aria-sort]", head.parentElement)) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      body.append(...rows.map(([, row]) => row));
    });
  }

  // a broad picture shows its newest part first
  for (const one of all("svg.broad")) one.parentElement.scrollLeft = one.parentElement.scrollWidth;

  // copying the line that silences a finding; where the clipboard is closed, the line is selected
  for (const button of all("[data-copy]")) {
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(button.dataset.copy);
        document.getElementById("said").textContent = button.dataset.copy;
      } catch {
        getSelection().selectAllChildren(button.previousElementSibling);
      }
    });
  }

  // on paper nothing can be opened: what belongs there is opened before, and closed again
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = all("details[data-print]:not([open])");
    for (const one of opened) one.open = true;
  });
  addEventListener("afterprint", () => { for (const one of opened) one.open = false; });
})();
