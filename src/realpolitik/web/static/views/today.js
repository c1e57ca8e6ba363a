// Today: what was published, which alarms sounded, which postures moved.

import { get } from '../app/api.js';
import { controls, share } from '../app/controls.js';
import { fill, h } from '../app/element.js';
import { reportList } from '../app/events.js';
import { TRACKS, chance, day, many, power, track } from '../app/words.js';

export const title = 'Today';
const SIGNS = { up: '↑ rose', down: '↓ fell' };

export async function show(root, place, params, { signal }) {
  const told = await get('/today', { day: params.get('day') }, { signal });
  const counts = [['reports', 'report'], ['stories', 'story', 'stories'], ['events', 'event']]
    .filter(([key]) => told.counts[key] !== undefined).map(([key, one, more]) => counted(told.counts[key], one, more));
  const before = told.day && !told.reports.length ? await earlier(told.day, signal) : null;
  fill(root,
    h('div', { class: 'heading' }, h('h1', {}, told.day ? h('time', { datetime: told.day }, spelled(told.day)) : 'Nothing yet'), share(),
      h('p', { class: 'facts' }, told.day ? 'What was published on this day, and what had moved by then' : 'The store has no dated report: take some in with realpolitik ingest')),
    told.day ? others(told.day) : null,
    h('ul', { class: 'numbers', 'aria-label': 'What was published on this day' }, counts),
    h('div', { class: 'columns' },
      part('Reports', told.reports.length ? reportList(told.reports) : h('p', { class: 'none' }, 'No report was published on this day. ', before), h('a', { href: `/events?since=${told.day}&until=${told.day}` }, 'Events of this day')),
      h('div', { class: 'part apart' },
        part('Alarms', alarms(told.alarms), h('a', { href: '/tripwires' }, 'Tripwires')),
        part('Postures that moved', moved(told.moved), h('a', { href: '/pair' }, 'All pairs')))));
}

/** The ways to other days. */
function others(iso) {
  const form = controls([{ name: 'day', label: 'Day of publication', type: 'date', value: iso }], { label: 'Another day' });
  form.append(h('a', { class: 'step', href: `/today?day=${stepped(iso, -1)}` }, '← Day before'), h('a', { class: 'step', href: `/today?day=${stepped(iso, 1)}` }, 'Day after →'));
  return form;
}

/** The last day before this one on which anything was published; none if there is none. */
async function earlier(iso, signal) {
  const found = (await get('/reports', { until: stepped(iso, -1), limit: 1 }, { signal })).items[0]?.published?.slice(0, 10);
  return found ? ['The last one before: ', h('a', { href: `/today?day=${found}` }, found), '.'] : null;
}

function stepped(iso, days) {
  const found = new Date(`${iso}T00:00:00Z`);
  found.setUTCDate(found.getUTCDate() + days);
  return found.toISOString().slice(0, 10);
}

function part(name, content, more) {
  return h('section', { class: 'part' }, h('header', {}, h('h2', {}, name), h('span', { class: 'facts aside' }, more)), content);
}

function counted(number, one, more = `${one}s`) {
  return h('li', {}, h('b', {}, number.toLocaleString('en')), ' ', number === 1 ? one : more);
}

function alarms(list) {
  if (!list.length) return h('p', { class: 'none' }, 'No tripwire sounded.');
  return h('ol', { class: 'events' }, list.map((one) => h('li', {}, day(one.day), h('div', {},
    h('div', { class: 'line' }, h('a', { class: 'who', href: '/tripwires' }, one.tripwire), h('span', { class: 'facts' }, Object.values(one.binding ?? {}).join(', '))),
    one.records?.length ? h('q', {}, one.records.at(-1).words) : null,
    h('div', { class: 'from' }, `${many(one.count, 'record')}, ${many(one.sources, 'independent source')}`)))));
}

function moved(list) {
  if (!list.length) return h('p', { class: 'none' }, 'No pair moved surely, or there is not enough evidence to say.');
  return h('ol', { class: 'stories' }, list.map((one) => h('li', {},
    h('a', { class: 'title', href: `/pair/${one.source}/${one.target}` }, `${power(one.source)} toward ${power(one.target)}`),
    one.dual_track ? [' ', h('span', { class: 'badge strong' }, 'dual track')] : null,
    h('div', { class: 'legend' }, one.tracks.filter((each) => SIGNS[each.direction] && TRACKS.includes(each.track)).map((each) => h('span', {},
      track(each.track), ` ${SIGNS[each.direction]} `, h('span', { class: 'facts' }, `(${chance(each.direction === 'up' ? each.rising : 1 - each.rising)} sure)`)))),
    h('div', { class: 'facts' }, `${many(one.counts.deeds, 'deed')}, told in ${many(one.counts.reports, 'report')} of ${many(one.counts.stories, 'story', 'stories')}`))));
}

function spelled(iso) {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(`${iso}T00:00:00Z`));
}
