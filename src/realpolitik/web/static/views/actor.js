// An actor: which offices it held, what it said, whom it is for and against, with whom it deals, what it did of late.

import { get, pages } from '../app/api.js';
import { controls, path, share } from '../app/controls.js';
import { fill, h, link } from '../app/element.js';
import { eventList, place as placeOf, source } from '../app/events.js';
import { paged } from '../app/paged.js';
import { table } from '../app/table.js';
import { TRACKS, day, isPower, many, power } from '../app/words.js';

export const title = 'Actor';
const POLARITY = { positive: 'for', negative: 'against', neutral: 'neutral toward' };

export async function show(root, [id], params, { signal }) {
  if (!id) return finding(root, params, signal);
  const told = await get(`/actors/${encodeURIComponent(id)}`, {}, { signal });
  const { actor } = told;
  const facts = [actor.kind, actor.country ? power(actor.country) : null, actor.code ? `code ${actor.code}` : null,
    actor.aliases?.length ? `also ${actor.aliases.slice(0, 6).join(', ')}` : null].filter(Boolean).join(' · ');
  fill(root,
    h('div', { class: 'heading' }, h('h1', {}, actor.name), share(), h('p', { class: 'facts' }, facts)),
    told.offices.length ? part('Offices', offices(told.offices, actor)) : null,
    h('div', { class: 'columns' }, columns(told, actor)),
    lacking(told));
  return undefined;
}

/** What is known: deeds on one side; words, stances and partners on the other. What is not known takes no room. */
function columns(told, actor) {
  const said = [
    told.partners.length ? part('Partners', partners(told.partners, actor)) : null,
    told.statements.length ? part('Statements', h('ol', { class: 'events' }, told.statements.map(statement))) : null,
    told.stances_given.length ? part('Stances given', stances(told.stances_given, (record) => record.toward)) : null,
    told.stances_received.length ? part('Stances received', stances(told.stances_received, (record) => record.holder)) : null,
  ].filter(Boolean);
  const events = told.events.length ? part('Newest events', eventList(told.events)) : null;
  return [said.length ? h('div', { class: 'part apart' }, said) : null, events];
}

function lacking(told) {
  const names = [['offices', 'offices'], ['statements', 'statements'], ['stances_given', 'stances given'], ['stances_received', 'stances received'], ['partners', 'partners'], ['events', 'events']];
  const none_ = names.filter(([key]) => !told[key].length).map(([, words]) => words);
  const looked = `From the last ${many(told.reports, 'report')} that name this actor.`;
  return h('p', { class: 'facts' }, looked, none_.length ? ` Not known: ${none_.join(', ')}.` : '');
}

async function finding(root, params, signal) {
  const words = params.get('q') ?? '';
  const more = pages('/actors', { q: words, limit: 50 }, { signal });
  const draw = (items) => (items.length ? h('ol', { class: 'stories' }, items.map((one) => h('li', {}, link(`/actor/${encodeURIComponent(one.id)}`, one.name),
    h('span', { class: 'facts' }, ' ', [one.kind, one.country ? power(one.country) : null].filter(Boolean).join(' · '))))) : none('No actor has this name.'));
  fill(root, h('div', { class: 'heading' }, h('h1', {}, 'Actors')),
    controls([{ name: 'q', label: 'Name', type: 'search', value: words }], { label: 'Which actors', button: 'Find', to: (values) => path('/actor', values) }),
    await paged(more, draw, { one: 'actor' }));
}

function part(name, content) {
  return h('section', { class: 'part' }, h('header', {}, h('h2', {}, name)), content);
}

function none(words) {
  return h('p', { class: 'none' }, words);
}

function offices(list, actor) {
  const until = (one) => one.to ?? one.until;
  const since = (one) => one.from ?? one.since;
  return table({
    caption: `Offices of ${actor.name} over time, and who says so`, file: 'offices', rows: list,
    columns: [
      { key: 'title', name: 'Office' },
      { key: 'organisation', name: 'Of', value: (one) => one.organisation ?? (one.country ? power(one.country) : '') },
      { key: 'from', name: 'From', value: since },
      { key: 'to', name: 'To', value: until },
      { key: 'basis', name: 'Basis', value: (one) => one.basis, show: (one) => (one.basis === 'text' && one.report ? link(placeOf(one.report), one.report.outlet ?? 'report') : one.basis) },
    ],
  });
}

function statement(row) {
  const how = [row.record.cue, row.record.form === 'direct' ? null : `${row.record.form} speech`].filter(Boolean).join(' · ');
  return h('li', {}, day(row.report.published), h('div', {}, h('q', {}, row.words), how ? h('div', { class: 'from' }, how) : null, source(row)));
}

function stances(rows, whom) {
  return h('ol', { class: 'events' }, rows.map((row) => {
    const id = whom(row.record);
    return h('li', {}, day(row.report.published), h('div', {},
      h('div', { class: 'line' }, h('span', { class: 'badge strong' }, POLARITY[row.record.polarity] ?? row.record.polarity),
        id ? link(`/actor/${encodeURIComponent(id)}`, row.names[id]?.name ?? id) : 'the reporter'),
      h('q', {}, row.words), source(row)));
  }));
}

function partners(rows, actor) {
  const count = (row, at) => row.quads?.[at] ?? row[TRACKS[at]] ?? 0;
  return table({
    caption: `Events between ${actor.name} and others, by track (events, not deeds: one story may be told often)`, file: 'partners', rows, sorted: '-events',
    columns: [
      { key: 'name', name: 'With', value: (row) => row.name ?? power(row.power), show: (row) => partner(row, actor) },
      { key: 'events', name: 'Events', number: true, value: (row) => row.events },
      ...TRACKS.map((name, at) => ({ key: name, name: name, number: true, value: (row) => count(row, at) })),
    ],
  });
}

function partner(row, actor) {
  if (isPower(row.power) && isPower(actor.country) && row.power !== actor.country) return link(`/pair/${actor.country}/${row.power}`, power(row.power));
  return row.id ? link(`/actor/${encodeURIComponent(row.id)}`, row.name ?? row.id) : (row.name ?? power(row.power));
}
