// The theme before anything is drawn, so that a dark page does not flash white. No module: it must run at once.
'use strict';
(function () {
  let chosen = 'system';
  try { chosen = localStorage.getItem('theme') || 'system'; } catch { /* without storage the system's theme is used */ }
  const dark = chosen === 'dark' || (chosen === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
})();
