// What the coming days let expect between two powers, and the rules it rests on.

import { get } from '../../app/api.js';
import { fill, h, link } from '../../app/element.js';
import { table } from '../../app/table.js';
import { chance, power, rate, track } from '../../app/words.js';

// The acts told of each direction, the likeliest first.
const ACTS = 5;

/** Fills a part of the page when the forecast is there; it is worked out while the rest is read. */
export async function forecast(part, left, right, { signal }) {
  const heading = part.firstElementChild;
  try {
    const told = await get(`/pairs/${encodeURIComponent(left)}/${encodeURIComponent(right)}/forecast`, {}, { signal });
    const sides = [...new Set(told.forecasts.map((row) => `${row.source} ${row.target}`))];
    fill(part, heading, h('p', { class: 'facts' }, `${told.since} to ${told.until}, from ${told.known} days of past; a chance is of one deed or more`),
      h('div', { class: 'columns' }, sides.map((side) => direction(side.split(' '), told.forecasts.filter((row) => `${row.source} ${row.target}` === side)))));
  } catch (error) {
    if (error.name !== 'AbortError') fill(part, heading, h('p', { class: 'none' }, `No forecast: ${error.message}`));
  } finally {
    part.removeAttribute('aria-busy');
  }
}

function direction([source, target], rows) {
  const name = `${power(source)} toward ${power(target)}`;
  const unknown = rows.find((row) => row.unknown);
  const tracks = rows.filter((row) => row.any !== undefined);
  const acts = rows.find((row) => row.chances);
  return h('div', { class: 'part' }, h('h3', {}, name),
    unknown ? h('p', { class: 'note' }, h('b', {}, 'Not foretold: '), `${unknown.unknown}.`) : null,
    tracks.length ? table({
      caption: `${name}: deeds of each track to expect`, file: `${source}-${target}-forecast`, rows: tracks,
      columns: [
        { key: 'about', name: 'Track', show: (row) => track(row.about) },
        { key: 'any', name: 'Chance', number: true, show: (row) => chance(row.any) },
        { key: 'mean', name: 'Expected', number: true, show: (row) => rate(row.mean) },
        { key: '80', name: '80 %', number: true, value: (row) => row.interval_80.join('–') },
        { key: '90', name: '90 %', number: true, value: (row) => row.interval_90.join('–') },
      ],
    }) : null,
    acts ? table({
      caption: `${name}: which act comes next`, file: `${source}-${target}-next`, rows: Object.entries(acts.chances).slice(0, ACTS).map(([act, share]) => ({ act, share, because: acts.because[act]?.[0] })),
      columns: [
        { key: 'act', name: 'Act' },
        { key: 'share', name: 'Chance', number: true, show: (row) => chance(row.share) },
        { key: 'because', name: 'Because', value: (row) => rule(row.because), show: (row) => because(row.because) },
      ],
    }) : null);
}

function rule(one) {
  if (!one) return '';
  return `after ${one.before} ${one.suffered ? 'suffered' : 'done'}: ${chance(one.confidence)} of ${one.tried} times, ${one.lift.toFixed(1)} times as often as anyhow`;
}

function because(one) {
  if (!one) return '';
  return [rule(one), ...one.events.slice(0, 3).map((id) => [' ', link(`/events/${encodeURIComponent(id)}`, 'event')])];
}
