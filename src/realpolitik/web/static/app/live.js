// What is said aloud to those who do not see the page change.

/** Says something politely; the same words twice are said twice. */
export function say(words) {
  const live = document.getElementById('live');
  if (!live) return;
  live.textContent = '';
  requestAnimationFrame(() => { live.textContent = words; });
}
