// The frame around the views: navigation, search box, theme, what store this is and who one is in it.

import { get } from './api.js';
import { fill, h } from './element.js';
import { go, start } from './router.js';
import { themed } from './theme.js';
import { many, name as named } from './words.js';

const NAVIGATION = [
  ['today', 'Today'], ['pair', 'Pair'], ['map', 'Map'], ['network', 'Network'], ['events', 'Events'],
  ['commitments', 'Commitments'], ['tripwires', 'Tripwires'],
];

const nav = document.getElementById('nav');
nav.append(...NAVIGATION.map(([name, words]) => h('a', { href: `/${name}`, data: { view: name } }, words)));

function here(name) {
  for (const anchor of nav.children) {
    if (anchor.dataset.view === name) anchor.setAttribute('aria-current', 'page');
    else anchor.removeAttribute('aria-current');
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
  const told = await get('/status');
  const { reports, events, stories } = told.counts;
  const days = told.since ? `, published ${told.since} to ${told.until}` : '';
  const counts = [many(reports, 'report'), many(stories, 'story', 'stories'), many(events, 'event')].filter(Boolean).join(', ');
  fill(document.getElementById('store'), `${counts}${days}`, told.role ? ` · you are ${told.role}` : '');
}

themed(document.getElementById('theme'));
await get('/powers').then((told) => named(told.items), () => { /* codes are shown where no names are known */ });
start(document.getElementById('main'), here);
store().catch(() => { /* the view itself says that the service does not answer */ });
