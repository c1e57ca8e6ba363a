// The frame around the views: navigation, search box, theme, what store this is and who one is in it.

import { get } from './api.js';
import { fill, h } from './element.js';
import { go, start } from './router.js';
import { themed } from './theme.js';
import { day, many, name as named } from './words.js';

const NAVIGATION = [
  ['today', 'Today'], ['pair', 'Pair'], ['map', 'Map'], ['network', 'Network'], ['events', 'Events'],
  ['commitments', 'Commitments'], ['tripwires', 'Tripwires'],
];

const nav = document.getElementById('nav');
nav.append(...NAVIGATION.map(([name, words]) => h('a', { href: `/${name}`, data: { view: name } }, words)));

function here(name) {
  for (const anchor of nav.children) {
    if (anchor.dataset.view === name) {
      anchor.setAttribute('aria-current', 'page');
      // On a phone the row is wider than the window.
      nav.scrollLeft = anchor.offsetLeft - (nav.clientWidth - anchor.offsetWidth) / 2;
    } else anchor.removeAttribute('aria-current');
  }
  const words = document.getElementById('find-words');
  if (name === 'search') words.value = new URLSearchParams(location.search).get('q') || '';
}

document.getElementById('find').addEventListener('submit', (event) => {
  event.preventDefault();
  const words = document.getElementById('find-words').value.trim();
  if (words) go(`/search?q=${encodeURIComponent(words)}`);
});

async function store() {
  const [told, you] = await Promise.all([get('/status'), get('/session')]);
  const { reports, events, stories } = told.counts;
  const days = told.since ? [' Published ', day(told.since), ' to ', day(told.until), '.'] : null;
  const ways = [['/report', many(reports, 'report')], ['/story', many(stories, 'story', 'stories')], ['/events', many(events, 'event')], ['/actor', 'actors']];
  // Where nobody is asked for a token nobody has a name, and there is nothing to say of it.
  const who = you.name ? [' You are ', h('a', { href: '/login' }, you.name), `, ${you.role}.`] : null;
  fill(document.getElementById('store'), ways.filter(([, words]) => words).map(([href, words], at) => [at ? ', ' : '', h('a', { href }, words)]), '.', days, who);
}

themed(document.getElementById('theme'));
await get('/powers').then((told) => named(told.items), () => { /* codes are shown where no names are known */ });
start(document.getElementById('main'), here);
store().catch(() => { /* the view itself says that the service does not answer */ });
