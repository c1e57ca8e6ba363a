// Two powers and what each does to the other: four tracks over time, never made one number.

import { Problem, get } from '../app/api.js';
import { controls, path, share } from '../app/controls.js';
import { fill, h, link } from '../app/element.js';
import { trouble } from '../app/router.js';
import { table } from '../app/table.js';
import { CLOSER, DIRECTION_WORDS, TRACKS, TRACK_WORDS, chance, codeOf, day, many, power, rate, track } from '../app/words.js';
import { course } from './pair/course.js';
import { deedList } from './pair/deeds.js';
import { forecast } from './pair/forecast.js';

export const title = 'Pair';
const ALL = [...TRACKS, ...CLOSER];
// At most so many years are shown where the reader named no days.
const LONG = 3;

export async function show(root, place, params, { signal }) {
  const [left, right] = place;
  const asked = Object.fromEntries(['since', 'until', 'window'].map((name) => [name, params.get(name) ?? '']));
  const form = chooser(left, right, asked);
  if (!left || !right) return foremost(root, form, asked, signal);
  const query = { ...asked };
  let told;
  try {
    told = await get(`/pairs/${encodeURIComponent(left)}/${encodeURIComponent(right)}`, query, { signal });
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 422) throw error;
    // What was asked is mended in the form that asked it.
    const said = h('div', { class: 'part' });
    trouble(said, error);
    fill(root, said, form);
    return undefined;
  }
  const directions = told.directions;
  const names = `${power(directions[0].source)} and ${power(directions[0].target)}`;
  const { since, until, window } = directions[0];
  const parts = directions.map((one) => direction(one));
  const deeds = deedList(directions, { since: params.get('from'), until: params.get('to'), signal });
  const ahead = h('section', { class: 'part', 'aria-busy': 'true' }, h('header', {}, h('h2', {}, 'What may come')), h('p', { class: 'none' }, 'Working it out…'));
  const some = directions.some((one) => one.deeds.length);
  const others = some ? null : await elsewhere(directions, names, asked.window, signal);
  fill(root,
    h('div', { class: 'heading' }, h('h1', {}, names), share(), h('p', { class: 'facts' }, `${since} to ${until}; the last ${many(window, 'day')} are held against the half-year before`)),
    form, others, some ? legend() : null,
    h('div', { class: 'columns even' }, parts.map((part) => part.element)), deeds.element, ahead);
  const drawn = await Promise.allSettled(parts.map((part) => part.draw((range) => deeds.choose(range))));
  forecast(ahead, left, right, { until: asked.until, signal });
  return () => drawn.forEach((one) => one.value?.());
}

function chooser(left, right, asked) {
  const fields = [
    { name: 'a', label: 'Who', type: 'power', value: left ? power(left.toUpperCase()) : '', placeholder: 'Russia or RUS' },
    { name: 'b', label: 'And whom', type: 'power', value: right ? power(right.toUpperCase()) : '', placeholder: 'Ukraine or UKR' },
    { name: 'since', label: 'Since', type: 'date', value: asked.since },
    { name: 'until', label: 'Until', type: 'date', value: asked.until },
    { name: 'window', label: 'Window (days)', type: 'number', value: asked.window, placeholder: '28', short: true, min: 1, max: 366 },
  ];
  const to = ({ a, b, ...rest }) => path(`/pair/${encodeURIComponent(codeOf(a))}/${encodeURIComponent(codeOf(b))}`.replace(/\/+$/, ''), rest);
  return controls(fields, { label: 'Which pair, and when', to });
}

async function foremost(root, form, asked, signal) {
  const told = await get('/pairs', { since: asked.since, until: asked.until }, { signal });
  const rows = told.items;
  fill(root,
    h('div', { class: 'heading' }, h('h1', {}, 'Pairs'), h('p', { class: 'facts' }, 'Choose two powers, or one of the pairs with the most events')), form,
    rows.length ? table({
      caption: 'Who does most to whom: events, each report’s counted apart', file: 'pairs', rows, sorted: '-events',
      columns: [
        { key: 'pair', name: 'Pair', value: (row) => `${power(row.source)} toward ${power(row.target)}`,
          show: (row) => link(path(`/pair/${row.source}/${row.target}`, { since: asked.since, until: asked.until }), `${power(row.source)} toward ${power(row.target)}`) },
        { key: 'events', name: 'Events', number: true,
          show: (row) => link(path('/events', { actor: row.source, recipient: row.target, since: asked.since, until: asked.until }), row.events.toLocaleString('en')) },
      ],
    }) : h('p', { class: 'none' }, 'No event between two powers is known.'));
  return undefined;
}

/** Where nothing is known in the time that is asked for: when something is, and the way there. */
async function elsewhere(directions, names, window, signal) {
  const months = (await Promise.all(directions.map((one) => get('/counts', { actor: one.source, recipient: one.target, by: 'month' }, { signal }))))
    .flatMap((told) => told.items);
  if (!months.length) return h('p', { class: 'note' }, h('b', {}, 'Not enough evidence. '), `Nothing that ${names} did to each other is known at all.`);
  const known = months.map((row) => row.day).sort();
  const [year, month] = known.at(-1).split('-').map(Number);
  const until = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
  const first = `${known[0]}-01`;
  const since = first > `${year - LONG}-01-01` ? first : `${year - LONG}-01-01`;
  const events = months.reduce((sum, row) => sum + row.events, 0);
  const { source, target } = directions[0];
  return h('p', { class: 'note' }, h('b', {}, 'Nothing is known in this time. '), `${many(events, 'event')} from ${known[0]} to ${known.at(-1)}: `,
    link(path(`/pair/${source}/${target}`, { since, until, window }), `show ${since} to ${until}`));
}

function legend() {
  const sign = (kind, words) => h('li', {}, h('span', { class: `sign ${kind}`, 'aria-hidden': 'true' }), words);
  return h('div', { class: 'part' },
    h('ul', { class: 'legend', 'aria-label': 'The tracks' }, ALL.map((name) => h('li', {}, track(name), ` ${TRACK_WORDS[name]}`))),
    h('ul', { class: 'legend', 'aria-label': 'What the charts show' },
      sign('bar', 'deeds a week, each told once a story'), sign('wash', 'what the eve of the week let expect, 80 % and 90 %'), sign('line', 'regimes'),
      sign('dash', 'the usual rate'), sign('alarm', 'an alarm, up or down'), sign('window', 'the window'), sign('dual', 'dual track')),
    h('p', { class: 'facts aside' }, 'Click a week in a chart, or draw over several, to read its deeds below; the weeks of the table lead there too.'));
}

/** One direction: what it says in words, the chart, the tracks as a table. */
function direction(one) {
  const name = `${power(one.source)} toward ${power(one.target)}`;
  const drawing = course(one, name);
  const element = h('section', { class: 'part' }, h('header', {}, h('h2', {}, name), h('span', { class: 'facts' }, counted(one))),
    verdict(one), drawing.element, tracksTable(one, name), alarms(one));
  return { element, draw: drawing.draw };
}

/** Every number leads to its events; deeds, events, reports and stories are told apart. */
function counted(one) {
  const { deeds, events, reports, stories, sources } = one.counts;
  const to = path('/events', { actor: one.source, recipient: one.target, since: one.since, until: one.until, historical: 'false' });
  return [`${many(deeds, 'deed')}, told as `, link(to, many(events, 'event')), ` in ${many(reports, 'report')} of ${many(stories, 'story', 'stories')}, ${many(sources, 'independent source')}`];
}

function verdict(one) {
  if (!one.deeds.length) return null;
  if (!one.enough) {
    return h('p', { class: 'note' }, h('b', {}, 'Not enough evidence. '), `There are fewer than ten deeds in the last ${many(one.window, 'day')} and the half-year before, so that nothing is said of where this goes.`);
  }
  const said = one.tracks.filter((each) => TRACKS.includes(each.track) && (each.direction === 'up' || each.direction === 'down'))
    .map((each) => [track(each.track), ` ${DIRECTION_WORDS[each.direction]} (probability ${chance(each.direction === 'up' ? each.rising : 1 - each.rising)})`]);
  const moved = said.length ? said.map((part, at) => [at ? ', ' : '', part]) : 'No track moved surely.';
  return h('p', {}, one.dual_track ? h('b', {}, 'Dual track: cooperation and force both rise. ') : null, moved);
}

function tracksTable(one, name) {
  if (!one.deeds.length) return h('span');
  const between = (bounds) => `${bounds[0]}–${bounds[1]}`;
  const change = (row) => (one.enough ? row.rising : null);
  return table({
    caption: `${name}: deeds of the last ${many(one.window, 'day')} and what the next week lets expect`, file: `${one.source}-${one.target}-tracks`,
    rows: one.tracks.toSorted((a, b) => ALL.indexOf(a.track) - ALL.indexOf(b.track)),
    columns: [
      { key: 'track', name: 'Track', show: (row) => track(row.track) },
      { key: 'deeds', name: 'Deeds', number: true },
      { key: 'sources', name: 'Sources', number: true },
      { key: 'usual_week', name: 'Usual week', number: true, show: (row) => rate(row.usual_week) },
      { key: 'mean', name: 'Next week', number: true, value: (row) => row.next_week.mean, show: (row) => rate(row.next_week.mean) },
      { key: '80%', name: '80 %', number: true, value: (row) => between(row.next_week['80%']) },
      { key: '90%', name: '90 %', number: true, value: (row) => between(row.next_week['90%']) },
      { key: 'rising', name: 'Chance of a rise', number: true, value: change,
        show: (row) => chance(change(row)) },
    ],
  });
}

function alarms(one) {
  const heard = one.tracks.flatMap((each) => each.alarms.map((alarm) => ({ ...alarm, track: each.track }))).sort((a, b) => b.day.localeCompare(a.day));
  if (!one.deeds.length) return h('span');
  if (!heard.length) return h('p', { class: 'none' }, 'No alarm sounded in this time.');
  return h('details', {}, h('summary', {}, many(heard.length, 'alarm')), h('ol', { class: 'events' }, heard.map((alarm) => h('li', {}, day(alarm.day),
    h('div', {}, track(alarm.track), ` ${alarm.up ? 'rose' : 'fell'}: ${many(alarm.count, 'deed')} in ${many(alarm.window, 'day')}, ${rate(alarm.expected)} expected`)))));
}
