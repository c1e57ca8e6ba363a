// What people say of records: the form to say it, the list of what was said, and taking it back.

import { del, get, post } from './api.js';
import { fill, h } from './element.js';
import { fields, input, said } from './fields.js';
import { say } from './live.js';
import { table } from './table.js';

const VERDICTS = [['accept', 'Right'], ['reject', 'Wrong'], ['edit', 'Another value']];
let serial = 0;
let schema = null;
let session = null;

/** Who one is, {name, role}: without tokens nobody has a name, and may say one. */
export function me() {
  session ??= get('/session').catch((error) => { session = null; throw error; });
  return session;
}

/** Whether one may say anything of a record. */
export async function may() {
  return (await me()).role !== 'reader';
}

/** A form for one record, {kind, id, record}; ``done(judgement)`` hears what was kept, ``closed()`` that nothing was. */
export async function form({ kind, id, record, reading, done, closed }) {
  const { name } = await me();
  schema ??= await get('/schema');
  const mine = `judge-${++serial}`;
  const known = fields(schema, kind, record, reading);
  const verdicts = VERDICTS.map(([value, words], at) => h('label', { class: 'check' },
    h('input', { type: 'radio', name: `${mine}-verdict`, value, checked: at === 0, onchange: switched }), words));
  const choice = h('select', { id: `${mine}-field`, onchange: chosen }, known.map((one) => h('option', { value: one.path }, one.words)));
  const place = h('div', { class: 'value' });
  const editing = h('div', { class: 'row top', hidden: true }, h('label', {}, 'Field', choice), place);
  const who = whoever(name);
  const why = h('input', { type: 'text', name: 'reason', required: true, maxlength: 1000, placeholder: 'one line: why' });
  const trouble = h('p', { class: 'fault', role: 'alert' });
  let value = null;

  const element = h('form', { class: 'judge', 'aria-label': 'What you say of it', onsubmit: sent, onkeydown: escaped },
    h('fieldset', {}, h('legend', {}, 'This is'), verdicts), editing,
    h('div', { class: 'row' }, h('label', {}, 'Reason', why), who.element), trouble,
    h('div', { class: 'row' }, h('button', { type: 'submit' }, 'Keep'), h('button', { type: 'button', class: 'quiet', onclick: closed }, 'Cancel')));

  function escaped(event) {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    closed();
  }

  const verdict = () => element.querySelector('input[type="radio"]:checked').value;

  function switched() {
    editing.hidden = verdict() !== 'edit';
    if (!editing.hidden && !value) chosen();
  }

  function chosen() {
    const field = known.find((one) => one.path === choice.value);
    value = input(field, { id: `${mine}-value`, 'aria-describedby': `${mine}-help` });
    fill(place, h('label', { for: `${mine}-value` }, `Should be (now: ${said(field.value, reading)})`), value.element,
      h('span', { class: 'help', id: `${mine}-help` }, field.help));
  }

  async function sent(event) {
    event.preventDefault();
    const edit = verdict() === 'edit' ? { field: choice.value, value: value.read() } : {};
    await keeping(trouble, async () => {
      await post('/judgements', { id, report: reading.report.id, verdict: verdict(), ...edit, ...who.said(), reason: why.value.trim() });
      say('Kept');
      done();
    });
  }

  requestAnimationFrame(() => element.querySelector('input').focus());
  return element;
}

/** A form for one verdict that needs only a reason, such as confirm, dismiss, different. */
export async function brief({ words, verdict, id, other = null, done, closed }) {
  const who = whoever((await me()).name);
  const why = h('input', { type: 'text', required: true, maxlength: 1000, placeholder: 'one line: why' });
  const trouble = h('p', { class: 'fault', role: 'alert' });
  const element = h('form', { class: 'judge', 'aria-label': words, onsubmit: sent }, h('p', {}, words),
    h('div', { class: 'row' }, h('label', {}, 'Reason', why), who.element), trouble,
    h('div', { class: 'row' }, h('button', { type: 'submit' }, 'Keep'), h('button', { type: 'button', class: 'quiet', onclick: closed }, 'Cancel')));
  async function sent(event) {
    event.preventDefault();
    await keeping(trouble, async () => {
      await post('/judgements', { id, verdict, ...(other ? { other } : {}), ...who.said(), reason: why.value.trim() });
      say('Kept');
      done();
    });
  }
  requestAnimationFrame(() => why.focus());
  return element;
}

/** What was said, the newest first, each with a way back; ``undone()`` hears that one was taken back (null: there is no way back). */
export function judgementList(items, { reading, undone, about = () => null }) {
  if (!items.length) return h('p', { class: 'none' }, 'Nobody has judged anything here yet.');
  return h('ol', { class: 'judgements' }, items.map((one) => {
    const trouble = h('p', { class: 'fault', role: 'alert' });
    const back = h('button', { type: 'button', class: 'quiet', onclick: () => keeping(trouble, async () => {
      await undo(one);
      say('Taken back');
      undone();
    }) }, 'Undo');
    return h('li', { data: { id: one.id } },
      h('div', { class: 'line' }, h('b', { class: `verdict ${one.verdict}` }, one.verdict), ' ', about(one), undone ? back : null),
      one.field ? h('p', {}, `${one.field}: should be `, h('b', {}, said(one.value, reading))) : null,
      h('p', {}, h('q', {}, one.reason)),
      h('p', { class: 'facts' }, one.by, one.at ? [' · ', h('time', { datetime: one.at }, one.at.slice(0, 16).replace('T', ' '))] : null), trouble);
  }));
}

/** How often people agree with the machine, by kind and type. */
export async function agreement(options) {
  const told = await get('/agreement', {}, options);
  const rows = told.items;
  if (!rows.length) return h('p', { class: 'none' }, 'Not enough evidence: nobody has judged a record of this store yet.');
  return table({
    caption: 'How often people agree with the machine', file: 'agreement', rows,
    columns: [
      { key: 'kind', name: 'Kind' }, { key: 'type', name: 'Type', value: (row) => row.type ?? 'all' }, { key: 'judged', name: 'Judged', number: true },
      { key: 'accepted', name: 'Right', number: true }, { key: 'edited', name: 'Edited', number: true }, { key: 'rejected', name: 'Wrong', number: true },
      { key: 'agreement', name: 'Agreement', number: true, show: (row) => (row.agreement === null ? '–' : percent(row.agreement)) },
      { key: 'between', name: '95 % between', value: (row) => (row.low === null ? '' : `${percent(row.low)} and ${percent(row.high)}`) },
    ],
  });
}

function percent(share) {
  return `${Math.round(100 * share)} %`;
}

/** Takes one judgement back. */
export function undo(one) {
  const asked = new URLSearchParams({ by: one.by });
  if (one.other) asked.set('other', one.other);
  // What the same person said of other fields, or of the whole, stays.
  if (one.about === 'record') asked.set('field', one.field ?? '');
  return del(`/judgements/${encodeURIComponent(one.id)}?${asked}`);
}

async function keeping(trouble, act) {
  fill(trouble);
  try {
    await act();
  } catch (error) {
    fill(trouble, error.message);
    say(error.message);
  }
}

/** Who speaks: the name of the token, or a field for one's own: {element, said()}. */
function whoever(name) {
  if (name) return { element: h('span', { class: 'facts' }, `as ${name}`), said: () => ({}) };
  const field = h('input', { type: 'text', name: 'by', autocomplete: 'name', required: true, maxlength: 100, value: author() });
  return {
    element: h('label', {}, 'Your name', field),
    said: () => {
      remember(field.value);
      return { by: field.value.trim() };
    },
  };
}

function author() {
  try { return localStorage.getItem('author') || ''; } catch { return ''; }
}

function remember(name) {
  try { localStorage.setItem('author', name.trim()); } catch { /* it is asked for again */ }
}
