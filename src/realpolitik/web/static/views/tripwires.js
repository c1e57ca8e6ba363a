// Tripwires: rules that are kept, tried on the past before they are, and the alarms they raise, live while reports come in.

import { del, get, post } from '../app/api.js';
import { fill, h, link } from '../app/element.js';
import { place } from '../app/events.js';
import { say } from '../app/live.js';
import { again } from '../app/router.js';
import { sheets } from '../app/sheet.js';
import { listen } from '../app/stream.js';
import { table } from '../app/table.js';
import { day, many } from '../app/words.js';

export const title = 'Tripwires';

const SAMPLE = `name: shelling of Ukraine
about: what this watches, in a line
when:
  events: {types: ASSAULT, actors: RUS, recipients: UKR}
  at_least: 2
  days: 7
`;
const SHOWN = 100;

export async function show(root, path, params, { signal } = {}) {
  const [wires, alarms] = await Promise.all([
    get('/tripwires', { limit: 1000 }, { signal }), get('/alarms', { limit: SHOWN }, { signal }), sheets('/static/views.css'),
  ]);
  const progress = h('p', { class: 'facts', 'aria-live': 'off' });
  const fired = h('ol', { class: 'alarms' }, alarms.items.map((one) => alarm(one)));
  const none = h('p', { class: 'none', hidden: alarms.items.length > 0 }, 'No alarm has been raised yet.');
  const fault = h('p', { class: 'fault', role: 'alert' });
  const checking = h('button', { type: 'button', class: 'quiet', onclick: check }, 'Check now');
  fill(root, h('div', { class: 'heading' }, h('h1', {}, 'Tripwires'),
    h('p', { class: 'facts' }, `${many(wires.items.length, 'rule')} · `, link('/v1/alarms.atom', 'alarms as a feed'))),
    h('div', { class: 'columns' },
      h('section', { class: 'part', id: 'alarms' }, h('header', {}, h('h2', {}, 'Alarms'), checking), progress, fault, none, fired),
      h('div', { class: 'part' }, rules(wires.items), editor())));

  async function check() {
    fill(fault);
    checking.disabled = true;
    try {
      const told = await post('/tripwires/check', {});
      arrived(told.items);
      say(`${many(told.items.length, 'new alarm')}`);
    } catch (error) {
      fill(fault, error.message);
    } finally {
      checking.disabled = false;
    }
  }

  function arrived(items) {
    for (const one of items) {
      if (document.getElementById(`alarm-${one.id}`)) continue;
      none.hidden = true;
      fired.prepend(alarm(one, { fresh: true }));
      say(`Alarm: ${one.tripwire}, ${one.day}`);
    }
  }

  // The first tells how things stand; what comes after it is news.
  let coming = false;
  const ended = [
    listen('alarm', (one) => arrived([one])),
    listen('progress', (one) => {
      fill(progress, `${coming ? 'Reports are coming in: ' : ''}${many(one.reports, 'report')} in the store`);
      coming = true;
    }),
  ];
  return () => ended.forEach((end) => end());
}

function alarm(one, { fresh = false } = {}) {
  const span = one.since && one.since !== one.until ? `${one.since} to ${one.until}` : one.day;
  return h('li', { class: fresh ? 'card new' : 'card', id: one.id ? `alarm-${one.id}` : null },
    h('h3', {}, one.tripwire), h('p', { class: 'facts' }, h('time', { datetime: one.day }, span),
      ` · ${many(one.count, 'record')} · ${many(one.sources, 'source')}`,
      Object.entries(one.binding ?? {}).map(([name, power]) => ` · ${name} is ${power}`), one.about ? ` · ${one.about}` : ''),
    h('ul', {}, (one.records ?? []).slice(0, 6).map((record) => h('li', {}, h('q', {}, record.words), ' ',
      h('span', { class: 'from' }, link(place({ id: record.report }, record), record.outlet || 'the report'), ` · ${record.day} · ${record.type}`)))),
    (one.records ?? []).length > 6 ? h('p', { class: 'facts' }, `and ${one.records.length - 6} more`) : null);
}

function rules(items) {
  return h('section', { class: 'part' }, h('header', {}, h('h2', {}, 'Rules')), items.length ? h('ol', { class: 'wires' }, items.map(wire))
    : h('p', { class: 'none' }, 'No rule is kept yet: write one below, and try it on the past.'));
}

function wire(one) {
  const fault = h('p', { class: 'fault', role: 'alert' });
  const acts = h('div', { class: 'acts' });
  const remove = h('button', { type: 'button', class: 'quiet', 'aria-label': `Remove ${one.name}`, onclick: ask }, 'Remove');
  fill(acts, remove);
  // Its alarms go with a rule: once more is asked.
  function ask() {
    const sure = h('button', { type: 'button', onclick: gone }, `Remove ${one.name} and its alarms`);
    fill(acts, sure, h('button', { type: 'button', class: 'quiet', onclick: () => { fill(acts, remove); remove.focus(); } }, 'Keep it'));
    sure.focus();
  }
  async function gone() {
    try {
      await del(`/tripwires/${encodeURIComponent(one.name)}`);
      say('Removed');
      again();
    } catch (error) {
      fill(fault, error.message);
    }
  }
  return h('li', { class: 'card' }, h('h3', {}, one.name), one.about ? h('p', {}, one.about) : null,
    h('p', { class: 'facts' }, one.added ? `added ${one.added.slice(0, 10)}` : '', one.as_of ? ` · checked up to ${one.as_of}` : ' · not checked yet'),
    h('details', {}, h('summary', {}, 'The rule'), h('pre', { class: 'rule', tabindex: '0', 'aria-label': `Rule ${one.name}` }, one.rule)), acts, fault);
}

/** A rule is tried on the past before it can be kept; what is changed after that is tried again. */
function editor() {
  const text = h('textarea', { class: 'rule', id: 'rule', spellcheck: 'false', autocomplete: 'off', value: SAMPLE, oninput: changed });
  const since = h('input', { type: 'date', name: 'since' });
  const past = h('input', { type: 'checkbox', name: 'past' });
  const fault = h('p', { class: 'fault', role: 'alert' });
  const result = h('div', { class: 'part' });
  const keepIt = h('button', { type: 'button', disabled: true, onclick: kept }, 'Keep it');
  const tryIt = h('button', { type: 'submit', class: 'quiet' }, 'Try on the past');

  function changed() {
    keepIt.disabled = true;
  }

  async function sent(event) {
    event.preventDefault();
    fill(fault);
    fill(result);
    tryIt.disabled = true;
    try {
      const told = await post('/tripwires/try', { rule: text.value, ...(since.value ? { since: since.value } : {}) });
      const { items } = told;
      keepIt.disabled = false;
      fill(result, items.map(tried));
      say(items.map((one) => `${one.tripwire} would have fired ${many(one.count, 'time')}`).join('. '));
    } catch (error) {
      fill(fault, error.message);
    } finally {
      tryIt.disabled = false;
    }
  }

  async function kept() {
    fill(fault);
    try {
      await post('/tripwires', { rule: text.value, past: past.checked });
      say('Kept');
      again();
    } catch (error) {
      fill(fault, error.message);
    }
  }

  return h('form', { class: 'part', onsubmit: sent },
    h('header', {}, h('h2', {}, 'A new rule'), h('p', { class: 'facts' }, 'YAML; several with --- between them')),
    h('label', { for: 'rule', class: 'hidden' }, 'The rule'), text, fault,
    h('div', { class: 'acts' }, h('label', {}, 'Try from ', since), tryIt,
      h('label', { class: 'check' }, past, ' raise alarms for the past too'), keepIt), result);
}

function tried(one) {
  const name = one.tripwire;
  const undated = one.undated ? ` ${many(one.undated, 'event')} without a day are watched by nothing.` : '';
  if (!one.causes.length) return h('p', { class: 'none' }, `${name}: it would never have fired.${undated}`);
  return h('section', { class: 'part' }, h('h3', {}, `${name}: it would have fired ${many(one.count, 'time')}`), table({
    caption: `What would have tripped ${name}`, file: 'tried', rows: one.causes,
    columns: [
      { key: 'day', name: 'Day', show: (row) => day(row.day) }, { key: 'since', name: 'From', show: (row) => day(row.since) },
      { key: 'count', name: 'Records', number: true }, { key: 'sources', name: 'Sources', number: true },
      { key: 'words', name: 'First words', value: ({ records: [first] }) => first?.words ?? '', show: ({ records: [first] }) => (first ? link(place({ id: first.report }, first), first.words) : '') },
    ],
  }));
}
