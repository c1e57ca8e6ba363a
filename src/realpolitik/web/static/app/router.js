// From an address to a view: /pair/RUS/UKR?window=28 shows views/pair.js, and links between views load no new page.

import { Problem } from './api.js';
import { fill, h } from './element.js';
import { say } from './live.js';

export const VIEWS = ['today', 'pair', 'map', 'network', 'report', 'actor', 'commitments', 'tripwires', 'search', 'events', 'story', 'login'];
// What a status means to who reads it.
const TROUBLES = {
  401: 'You are not signed in', 403: 'You may not do this', 404: 'Nothing here', 409: 'That is not possible now', 413: 'That is too much',
  422: 'That cannot be asked', 429: 'Too many requests', 500: 'The service broke', 503: 'The service is busy',
};
const WAYS = [['/today', 'today'], ['/report', 'all reports'], ['/actor', 'all actors'], ['/search', 'search']];
// After so many milliseconds a reader is told that something is on its way.
const SLOW = 400;

let main = null;
let changed = () => {};
let turn = 0;
let leave = null;
let aborting = null;

/** Shows what the address says in ``element``, now and whenever it changes; ``told(name)`` hears which view is shown. */
export function start(element, told) {
  main = element;
  changed = told;
  document.addEventListener('click', clicked);
  addEventListener('popstate', () => shown({ arriving: false }));
  return shown({ arriving: false });
}

/** Goes to another address of the site. */
export function go(path) {
  history.pushState(null, '', path);
  return shown({ arriving: true });
}

/** Writes values into the address in place of those it has (null takes one out), so that the address can be shared; shows nothing anew. */
export function keep(values) {
  const url = new URL(location.href);
  for (const [name, value] of Object.entries(values)) {
    if (value === null || value === undefined || value === '' || value === false) url.searchParams.delete(name);
    else url.searchParams.set(name, String(value));
  }
  history.replaceState(null, '', url.pathname + url.search + url.hash);
}

/** Shows the present address anew. */
export function again() {
  return shown({ arriving: false });
}

function clicked(event) {
  const anchor = event.target.closest?.('a[href]');
  if (!anchor || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  if (anchor.target || anchor.hasAttribute('download') || anchor.origin !== location.origin) return;
  const url = new URL(anchor.href);
  const [name] = parts(url.pathname);
  if (!VIEWS.includes(name) || (url.hash && url.pathname === location.pathname && url.search === location.search)) return;
  event.preventDefault();
  go(url.pathname + url.search + url.hash);
}

function parts(path) {
  return path.split('/').filter(Boolean).map((part) => { try { return decodeURIComponent(part); } catch { return part; } });
}

async function shown({ arriving }) {
  const mine = ++turn;
  aborting?.abort();
  leave?.();
  leave = null;
  aborting = new AbortController();
  const [name = 'today', ...place] = parts(location.pathname);
  const root = h('div', { class: 'view waiting', 'aria-busy': 'true' });
  fill(main, root);
  if (arriving) scrollTo(0, 0);
  changed(VIEWS.includes(name) ? name : null);
  const late = setTimeout(() => { root.classList.add('slow'); say('Loading'); }, SLOW);
  try {
    if (!VIEWS.includes(name)) throw new Problem(404, 'Nothing here', `There is no page at ${location.pathname}.`);
    const view = await import(`../views/${name}.js`);
    if (mine !== turn) return;
    document.title = `${view.title} · realpolitik`;
    const left = await view.show(root, place, new URLSearchParams(location.search), { signal: aborting.signal });
    if (mine === turn) leave = typeof left === 'function' ? left : null;
    else left?.();
  } catch (error) {
    if (mine !== turn || error.name === 'AbortError') return;
    trouble(root, error);
  } finally {
    clearTimeout(late);
    root.classList.remove('waiting', 'slow');
    root.removeAttribute('aria-busy');
  }
  if (mine === turn) arrived(root, arriving);
}

/** Tells where one is: the heading becomes the title and, after a link was followed, gets the focus. */
function arrived(root, arriving) {
  const heading = root.querySelector('h1');
  if (heading) {
    document.title = `${heading.textContent} · realpolitik`;
    heading.tabIndex = -1;
    if (arriving && !location.hash) heading.focus({ preventScroll: true });
  }
  say(`${heading ? heading.textContent : 'The view'} is shown`);
  if (location.hash.length > 1) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
}

/** Shows what went wrong in an element, in words, with a way to go on; ``heading`` says of which rank its heading is. */
export function trouble(root, error, heading = 'h1') {
  if (!(error instanceof Problem)) console.error(error);
  const known = error instanceof Problem;
  const title = known ? (TROUBLES[error.status] ?? error.title) : 'This view broke';
  const detail = sentence(known ? error.detail : String(error.message || error));
  fill(root, h(heading, {}, title), h('div', { class: 'problem' },
    detail ? h('p', {}, detail) : null,
    error.status === 401 ? h('p', {}, h('a', { href: '/login' }, 'Log in with a token')) : null,
    // What is not there will not be there a second later: other ways lead on.
    error.status === 404 ? h('p', {}, 'Go to ', WAYS.map(([href, words], at) => [at ? ' · ' : '', h('a', { href }, words)]))
      : h('button', { type: 'button', class: 'quiet', onclick: () => again() }, 'Try again')));
  say(title);
}

/** What a service says in a line, as a sentence. */
function sentence(line) {
  if (!line) return '';
  return line[0].toUpperCase() + line.slice(1) + (/[.?!]$/.test(line) ? '' : '.');
}
