// The deeds of a range of days, either way, each with the words of those who tell it.

import { get, pages } from '../../app/api.js';
import { fill, h } from '../../app/element.js';
import { kind, parties, source } from '../../app/events.js';
import { say } from '../../app/live.js';
import { keep, trouble } from '../../app/router.js';
import { day, many, power, track } from '../../app/words.js';

// So many events are fetched at once, and so many deeds drawn; of longer ranges the newest.
const FETCHED = 500, DRAWN = 15;
// A story told later dates an act to its own day: events are looked for so many days around the range.
const AROUND = 7;
// So many deeds without a day of their own are looked for, one by one.
const SOUGHT = 60;

/** The list and its form; ``choose({since, until})`` shows another range. */
export function deedList(directions, { since, until, signal }) {
  const [first] = directions;
  const list = h('div', { class: 'part' });
  const told = h('span', { class: 'facts' });
  const inputs = { since: input('Since', first), until: input('Until', first) };
  const form = h('form', { class: 'controls', 'aria-label': 'Which days', onsubmit: (event) => { event.preventDefault(); choose(asked(inputs)); } },
    Object.values(inputs).map((one) => one.label), h('button', { type: 'submit' }, 'Show'),
    h('button', { type: 'button', class: 'quiet', onclick: () => choose(latest(first)) }, 'The last window'));
  const element = h('section', { class: 'part', id: 'deeds' }, h('header', {}, h('h2', {}, 'Deeds'), told), form, list);
  let turn = 0;

  async function choose(range, { said = true } = {}) {
    const mine = ++turn;
    list.setAttribute('aria-busy', 'true');
    inputs.since.field.value = range.since;
    inputs.until.field.value = range.until;
    if (said) keep({ from: range.since, to: range.until });
    try {
      const [known, rows] = await Promise.all([listed(directions, range, signal), words(directions, range, signal)]);
      if (mine !== turn) return;
      const deeds = known.flatMap((one) => one.deeds.filter((deed) => deed.day >= range.since && deed.day <= range.until).map((deed) => ({ ...deed, source: one.source, target: one.target })))
        .sort((one, other) => other.day.localeCompare(one.day));
      await undated(deeds, rows, signal);
      if (mine !== turn) return;
      const all = known.reduce((sum, one) => sum + (one.earlier ?? 0), deeds.length);
      told.textContent = all > deeds.length ? `the newest ${deeds.length} of ${many(all, 'deed')} from ${range.since} to ${range.until}`
        : `${many(deeds.length, 'deed')} from ${range.since} to ${range.until}, told as ${many(deeds.reduce((sum, deed) => sum + deed.events.length, 0), 'event')}`;
      drawn(list, deeds, rows, DRAWN);
      if (said) say(told.textContent);
    } catch (error) {
      if (error.name !== 'AbortError' && mine === turn) trouble(list, error, 'h3');
    }
    if (mine === turn) list.removeAttribute('aria-busy');
  }
  choose({ ...latest(first), ...(since && until ? { since, until } : {}) }, { said: false });
  return { element, choose };
}

function drawn(list, deeds, rows, number) {
  if (!deeds.length) {
    fill(list, h('p', { class: 'none' }, 'Nothing was done in these days, as far as is known.'));
    return;
  }
  const more = deeds.length > number ? h('button', { type: 'button', class: 'quiet more', onclick: () => drawn(list, deeds, rows, 4 * number) }, `Show more (${many(deeds.length - number, 'deed')} left)`) : null;
  fill(list, h('ol', { class: 'events' }, deeds.slice(0, number).map((deed) => line(deed, rows))), more);
}

/** A deed: who did what to whom, and every telling of it. */
function line(deed, rows) {
  const known = deed.events.map((id) => rows.get(id)).filter(Boolean);
  const [first, ...others] = known;
  const who = first ? [parties(first.record.actors, first.names), ' → ', parties(first.record.recipients, first.names)] : `${power(deed.source)} → ${power(deed.target)}`;
  const words = deed.type + (deed.mode ? ` (${deed.mode})` : '');
  return h('li', {}, day(deed.day), h('div', {},
    h('div', { class: 'line' }, h('span', { class: 'who' }, who), deed.tracks[0] ? track(deed.tracks[0], words) : words,
      h('span', { class: 'facts' }, `${many(deed.events.length, 'telling')}, ${many(deed.sources, 'independent source')}`)),
    first ? [h('q', {}, first.words), source(first)] : h('div', { class: 'from' }, deed.reports.map((id, at) => [at ? ', ' : '', h('a', { href: `/report/${encodeURIComponent(id)}` }, id)])),
    others.length ? h('details', {}, h('summary', {}, `${many(others.length, 'other telling')}`),
      h('ol', { class: 'events' }, others.map((row) => h('li', {}, day(row.report.published), h('div', {}, h('div', { class: 'line' }, kind(row.record)), h('q', {}, row.words), source(row)))))) : null));
}

/** The directions with the deeds of the range: of two that do much to each other only the newest are known, and others are asked for. */
async function listed(directions, range, signal) {
  const [first] = directions;
  if (directions.every((one) => !one.left_out || (one.deeds[0]?.day ?? '') < range.since)) return directions;
  const path = `/pairs/${encodeURIComponent(first.source)}/${encodeURIComponent(first.target)}`;
  const told = await get(path, { since: range.since, until: range.until, window: first.window }, { signal });
  return told.directions.map((one) => ({ ...one, earlier: one.left_out }));
}

/** The events of the range by id, both ways. */
async function words(directions, range, signal) {
  const found = new Map();
  await Promise.all(directions.map(async (one) => {
    const more = pages('/events', {
      actor: one.source, recipient: one.target, since: shifted(range.since, -AROUND), until: shifted(range.until, AROUND), historical: false, newest: true, limit: FETCHED,
    }, { signal });
    do {
      for (const row of await more()) found.set(row.record.id, row);
    } while (!more.done && found.size < 4 * FETCHED);
  }));
  return found;
}

/** A deed whose report gives it no day of its own is found by its id. */
async function undated(deeds, rows, signal) {
  const unknown = deeds.filter((deed) => !deed.events.some((id) => rows.has(id))).slice(0, SOUGHT);
  await Promise.all(unknown.map(async (deed) => {
    const { event } = await get(`/events/${encodeURIComponent(deed.events[0])}`, {}, { signal });
    rows.set(event.record.id, event);
  }));
}

function input(words, first) {
  const field = h('input', { type: 'date', min: first.since, max: first.until, required: true });
  return { field, label: h('label', {}, words, field) };
}

function asked(inputs) {
  return { since: inputs.since.field.value, until: inputs.until.field.value };
}

function latest(one) {
  const since = shifted(one.until, 1 - one.window);
  return { since: since > one.since ? since : one.since, until: one.until };
}

function shifted(iso, days) {
  const day = new Date(`${iso}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}
