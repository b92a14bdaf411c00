"use strict";
// What makes pages quicker. All of them work without.
(() => {
const on = (what, f) => document.addEventListener(what, f);

// Filters that are chosen from lists with a pointer apply at once; with keys a list is gone
// through first. The form stays open as it was.
let pointed = true;
on("pointerdown", () => { pointed = true; });
on("keydown", () => { pointed = false; });
on("change", e => {
  const form = e.target.closest("form[data-live]");
  if (form && pointed && e.target.matches("select,[type=checkbox]")) form.requestSubmit();
});
for (const d of document.querySelectorAll(".filter details")) {
  try {
    d.open = sessionStorage.getItem("filter") === "open";
    d.addEventListener("toggle", () => sessionStorage.setItem("filter", d.open ? "open" : "shut"));
  } catch { /* no storage: it begins shut */ }
}

// A claim under the pointer, or with the focus, is marked in the list and in the text.
const lit = (id, is) => {
  for (const el of document.querySelectorAll(`.marked .${id},[data-claim=${id}]`)) el.classList.toggle("lit", is);
};
const claimAt = el => {
  const at = el.closest?.("[data-claim],.ref[id],.cl");
  if (!at) return "";
  return at.dataset.claim || at.id || [...at.classList].reverse().find(c => /^c\d+$/.test(c)) || "";
};
let now = "";
const show = id => {
  if (id === now) return;
  if (now) lit(now, false);
  if (id) lit(id, true);
  now = id;
};
if (document.querySelector(".marked")) {
  on("pointerover", e => show(claimAt(e.target)));
  on("focusin", e => show(claimAt(e.target)));
}

// Ctrl+Enter reads; a file dropped on the box is taken.
const box = document.querySelector(".box");
if (box) {
  box.addEventListener("keydown", e => {
    if (e.key === "Enter" && (e.ctrlKey || e.metaKey)) box.requestSubmit();
  });
  box.addEventListener("dragover", e => e.preventDefault());
  box.addEventListener("drop", e => {
    if (!e.dataTransfer.files.length) return;
    e.preventDefault();
    box.querySelector("[type=file]").files = e.dataTransfer.files;
  });
}
})();
