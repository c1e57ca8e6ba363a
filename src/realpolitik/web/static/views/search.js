// Search: words in reports, names of actors, and events of those who are named.

import { get } from '../app/api.js';
import { controls, path, share } from '../app/controls.js';
import { fill, h, link } from '../app/element.js';
import { eventList, reportList } from '../app/events.js';
import { power } from '../app/words.js';

export const title = 'Search';
// So many reports at first, and when more are asked for.
const FIRST = 20, MOST = 200;

export async function show(root, place, params, { signal }) {
  const words = (params.get('q') ?? '').trim();
  const form = controls([{ name: 'q', label: 'Words ("…" for words in a row)', type: 'search', value: words }], { label: 'Search', button: 'Search' });
  const heading = (...said) => h('div', { class: 'heading' }, h('h1', {}, words ? `Search: ${words}` : 'Search'), words ? share() : null, h('p', { class: 'facts' }, said));
  if (!words) {
    fill(root, heading('Words of reports, names of actors, or a country: all of them are looked for.'), form);
    return;
  }
  const limit = Number(params.get('limit')) || FIRST;
  const told = await get('/search', { q: words, limit }, { signal });
  const more = told.reports.length === limit && limit < MOST ? h('a', { href: path('/search', { q: words, limit: MOST }) }, 'Show more reports') : null;
  const actors = told.actors.length ? h('ul', { class: 'stories' }, told.actors.map(actor)) : h('p', { class: 'none' }, 'No actor has this name.');
  fill(root, heading('Structured search: ', h('a', { href: '/events' }, 'events by who, whom, what and when'), '.'), form,
    h('div', { class: 'columns' },
      h('div', { class: 'part' }, part('Reports', reportList(told.reports, { none: 'No report has all these words.' })), more),
      h('div', { class: 'part apart' }, part('Actors', actors), part('Events', eventList(told.events, { none: 'No event is by an actor of this name.' })))));
}

function actor(one) {
  return h('li', {}, link(`/actor/${encodeURIComponent(one.id)}`, one.name),
    h('div', { class: 'facts' }, [one.kind, one.country ? power(one.country) : null, one.code].filter(Boolean).join(' · ')));
}

function part(name, content) {
  return h('section', { class: 'part' }, h('header', {}, h('h2', {}, name)), content);
}
