"use strict";
(() => {
  const text = document.getElementById("text");
  const record = document.getElementById("record");
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const framed = location.protocol === "about:";
  let chosen = null;

  const all = (key) => text.querySelectorAll(`[data-r~="${key}"]`);
  const show = (element, block) => element.scrollIntoView({ behavior: calm ? "auto" : "smooth", block });

  function clear() {
    document.querySelectorAll(".on").forEach((element) => element.classList.remove("on"));
    record.querySelectorAll("[aria-current]").forEach((element) => element.removeAttribute("aria-current"));
    chosen = null;
  }

  function choose(key, side) {
    const card = document.getElementById(key);
    if (!card) return;
    clear();
    chosen = key;
    card.classList.add("on");
    card.setAttribute("aria-current", "true");
    const words = all(key);
    words.forEach((element) => element.classList.add("on"));
    if (side !== "text" && words.length) show(words[0], "center");
    if (side !== "record") show(card, "center");
    if (!framed) history.replaceState(null, "", "#" + key);
  }

  record.querySelectorAll(".card").forEach((card) => {
    card.tabIndex = 0;
    card.setAttribute("role", "group");
    card.addEventListener("click", (event) => {
      event.preventDefault();
      choose(card.dataset.k, "record");
    });
    card.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        choose(card.dataset.k, "record");
      }
    });
  });

  text.addEventListener("click", (event) => {
    const words = event.target.closest("[data-r]");
    if (!words || String(getSelection())) return;
    event.preventDefault();
    const keys = words.dataset.r.split(" ");
    // Clicking the same words again goes on to the next record that rests on them.
    choose(keys[(keys.indexOf(chosen) + 1) % keys.length], "text");
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") clear();
  });

  // Within a page of somebody else's, such as a notebook, this one has no address of its own.
  if (framed) {
    document.addEventListener("click", (event) => {
      const link = event.target.closest('a[href^="#"]');
      if (!link || event.defaultPrevented) return;
      event.preventDefault();
      document.getElementById(link.getAttribute("href").slice(1))?.scrollIntoView();
    });
  }

  if (/^#[a-z]\d+$/.test(location.hash)) choose(location.hash.slice(1), "both");
})();
