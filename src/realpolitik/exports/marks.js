// The words of a text and the cards of its record lead to each other. One module for the page that stands alone and for the service.

const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Binds the two sides; `remember(key)` is told what is chosen. Gives { choose(key, side), clear() }. */
export function bind(text, record, remember = () => {}) {
  let chosen = null;
  const all = (key) => text.querySelectorAll(`[data-r~="${key}"]`);
  const card = (key) => record.querySelector(`[data-k="${key}"]`);
  const show = (element, block) => element.scrollIntoView({ behavior: calm() ? "auto" : "smooth", block });

  function clear() {
    [text, record].forEach((side) => side.querySelectorAll(".on").forEach((element) => element.classList.remove("on")));
    record.querySelectorAll("[aria-current]").forEach((element) => element.removeAttribute("aria-current"));
    chosen = null;
  }

  function choose(key, side) {
    const found = card(key);
    if (!found) return;
    clear();
    chosen = key;
    found.classList.add("on");
    found.setAttribute("aria-current", "true");
    const words = all(key);
    words.forEach((element) => element.classList.add("on"));
    if (side !== "text" && words.length) show(words[0], "center");
    if (side !== "record") show(found, "center");
    remember(key);
  }

  record.querySelectorAll(".card").forEach((one) => {
    one.tabIndex = 0;
    one.addEventListener("click", (event) => {
      // Buttons and forms in a card keep their own meaning.
      if (event.target.closest("button, form")) return;
      event.preventDefault();
      choose(one.dataset.k, "record");
    });
    one.addEventListener("keydown", (event) => {
      if (event.target === one && (event.key === "Enter" || event.key === " ")) {
        event.preventDefault();
        choose(one.dataset.k, "record");
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

  for (const side of [text, record]) {
    side.addEventListener("keydown", (event) => {
      if (event.key === "Escape") clear();
    });
  }
  return { choose, clear };
}
