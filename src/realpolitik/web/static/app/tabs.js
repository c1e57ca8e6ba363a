// Tabs as the ARIA practices have them: arrows move between them, each shows its panel.

import { h } from './element.js';

/** ``panels`` are {key, name, element}; ``told(key)`` hears which is shown. Gives {element, show(key), name(key, words)}: the row of tabs. */
export function tabs(panels, { label, told = () => {} }) {
  const made = panels.map(({ key, name, element }) => {
    element.id ||= `panel-${key}`;
    element.setAttribute('role', 'tabpanel');
    element.setAttribute('aria-labelledby', `tab-${key}`);
    const aria = { role: 'tab', id: `tab-${key}`, 'aria-controls': element.id };
    return h('button', { type: 'button', class: 'tab', data: { key }, onclick: () => show(key), ...aria }, name);
  });
  const element = h('div', { class: 'tabs', role: 'tablist', 'aria-label': label, onkeydown: moved }, made);

  function show(key, { focus = false } = {}) {
    panels.forEach((panel, at) => {
      const on = panel.key === key;
      made[at].setAttribute('aria-selected', String(on));
      made[at].tabIndex = on ? 0 : -1;
      panel.element.classList.toggle('shown', on);
      if (on && focus) made[at].focus();
    });
    told(key);
  }

  function moved(event) {
    // Tabs that the width of the page hides are passed over.
    const seen = made.filter((tab) => tab.offsetParent !== null);
    const at = seen.indexOf(event.target);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: seen.length - 1 }[event.key];
    if (at < 0 || next === undefined) return;
    event.preventDefault();
    show(seen[(next + seen.length) % seen.length].dataset.key, { focus: true });
  }

  return { element, show, name: (key, words) => { made[panels.findIndex((panel) => panel.key === key)].textContent = words; } };
}
