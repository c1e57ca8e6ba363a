// Light or dark: as the system has it, or as chosen here.

const CHOICES = ['system', 'light', 'dark'];
const system = matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set();

/** Makes a button the switch between the themes. */
export function themed(button) {
  let chosen = stored();
  const set = () => {
    document.documentElement.dataset.theme = chosen === 'dark' || (chosen === 'system' && system.matches) ? 'dark' : 'light';
    button.lastElementChild.textContent = `Theme: ${chosen}`;
    for (const told of listeners) told();
  };
  button.addEventListener('click', () => {
    chosen = CHOICES[(CHOICES.indexOf(chosen) + 1) % CHOICES.length];
    try { localStorage.setItem('theme', chosen); } catch { /* it lasts as long as the page */ }
    set();
  });
  system.addEventListener('change', set);
  // Paper is white, whatever the screen is.
  addEventListener('beforeprint', () => {
    document.documentElement.dataset.theme = 'light';
    for (const told of listeners) told();
  });
  addEventListener('afterprint', set);
  set();
}

/** Calls ``told`` whenever the theme changes; gives a function that ends that. */
export function onTheme(told) {
  listeners.add(told);
  return () => listeners.delete(told);
}

/** The colours that are drawn with now, by name: ``colour('talk')``. */
export function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

function stored() {
  try {
    const found = localStorage.getItem('theme');
    return CHOICES.includes(found) ? found : 'system';
  } catch {
    return 'system';
  }
}
