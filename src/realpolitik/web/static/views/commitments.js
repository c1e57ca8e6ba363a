// What is owed: each case, bond and pledge with its steps and the words they rest on; candidates wait for a person to confirm or dismiss them.

import { get } from '../app/api.js';
import { controls, share } from '../app/controls.js';
import { brief, may, undo } from '../app/correcting.js';
import { fill, h, link } from '../app/element.js';
import { place } from '../app/events.js';
import { again } from '../app/router.js';
import { sheets } from '../app/sheet.js';
import { table } from '../app/table.js';
import { many, power } from '../app/words.js';

export const title = 'Commitments';

// What a kind is called, where that is another word.
const KINDS = { treaty: 'treaty obligation', bond: 'membership' };
const SAID = { confirm: 'confirmed', dismiss: 'dismissed' };
// So many are drawn at once; the table has all.
const DRAWN = 60;
// So much evidence of a step is seen at once; the rest is in a fold.
const SHOWN = 3;

export async function show(root, path, params, { signal } = {}) {
  const asked = { who: params.get('who'), on: params.get('on'), everything: params.get('everything'), limit: 1000 };
  const [told, kept, mayJudge] = await Promise.all([
    get('/commitments', asked, { signal }), get('/judgements', { limit: 1000 }, { signal }), may(), sheets('/static/views.css'),
  ]);
  const wanted = params.get('state') ?? '';
  const states = [...new Set(told.items.map((row) => row.state))].sort();
  const rows = told.items.filter((row) => !wanted || row.state === wanted);
  // The newest come first, and the newest counts.
  const judged = new Map(kept.items.filter((one) => one.about === 'case').reverse().map((one) => [one.id, one]));
  const form = controls([
    { name: 'who', label: 'Treaty, or actor', value: params.get('who') ?? '', placeholder: 'CSTO, ARM, Poland' },
    { name: 'on', label: 'As of', type: 'date', value: params.get('on') ?? '' },
    { name: 'state', label: 'State', value: wanted, choices: [['', 'all'], ...states.map((state) => [state, state])] },
    { name: 'everything', label: 'weak candidates too', type: 'checkbox', value: params.get('everything') },
  ], { label: 'Which commitments' });
  fill(root, h('div', { class: 'heading' }, h('h1', {}, 'Commitments'), share(),
    h('p', { class: 'facts' }, `${many(rows.length, 'commitment')}${params.get('on') ? ` as of ${params.get('on')}` : ''} · `,
      `${many(rows.filter(open).length, 'candidate')} to be confirmed or dismissed`)), form);
  if (!rows.length) {
    root.append(h('p', { class: 'none' }, 'Not enough evidence: no report of this store bears on a commitment of this kind.'));
    return undefined;
  }
  const cards = h('ol', { class: 'owed' });
  const more = h('button', { type: 'button', class: 'quiet more', onclick: () => draw() });
  let drawn = 0;
  function draw() {
    cards.append(...rows.slice(drawn, drawn + DRAWN).map((row) => card(row, judged.get(row.id), mayJudge)));
    drawn = Math.min(drawn + DRAWN, rows.length);
    more.hidden = drawn >= rows.length;
    more.textContent = `Show more (${rows.length - drawn} left)`;
  }
  draw();
  root.append(cards, more, sheet(rows));
  return undefined;
}

/** Whether a person may still say what it is. */
function open(row) {
  return row.kind === 'treaty' && row.state === 'candidate';
}

function card(row, said, mayJudge) {
  const item = h('li', { class: 'card', id: `case-${row.id}` });
  const acts = h('div', { class: 'acts' });
  const ask = async (verdict, words) => {
    item.querySelector('form')?.remove();
    item.append(await brief({ words, verdict, id: row.id, done: again, closed: () => item.querySelector('form').remove() }));
  };
  if (said) {
    const fault = h('p', { class: 'fault', role: 'alert' });
    const back = () => undo(said).then(again, (error) => fill(fault, error.message));
    acts.append(h('span', { class: `badge strong ${said.verdict}` }, `${SAID[said.verdict] ?? said.verdict} by ${said.by}`), h('span', { class: 'facts' }, said.reason));
    if (mayJudge) acts.append(h('button', { type: 'button', class: 'quiet', onclick: back }, 'Undo'), fault);
  } else if (row.kind === 'treaty' && mayJudge) {
    acts.append(h('button', { type: 'button', class: 'quiet', onclick: () => ask('confirm', 'The obligation has arisen.') }, 'Confirm'),
      h('button', { type: 'button', class: 'quiet', onclick: () => ask('dismiss', 'No obligation has arisen.') }, 'Dismiss'));
  }
  const facts = [row.since ? `since ${row.since}` : '', row.due ? `due ${row.due}` : '', many(row.sources, 'source')];
  fill(item, h('h2', {}, row.what ?? 'A commitment'), h('div', { class: 'line' },
    h('span', { class: row.state === 'candidate' ? 'badge unreal' : 'badge strong' }, row.state), h('span', {}, KINDS[row.kind] ?? row.kind),
    h('span', {}, power(row.party), row.toward ? [row.kind === 'threat' ? ' against ' : ' to ', sides(row.toward)] : ''),
    row.attacker ? h('span', {}, 'attacked by ', power(row.attacker)) : null,
    h('span', { class: 'facts' }, facts.filter(Boolean).join(' · '))),
  row.why ? h('p', { class: 'facts' }, row.why) : null,
  h('ol', { class: 'steps' }, row.steps.map(step)), acts);
  return item;
}

function step(one) {
  const [first, more] = [one.evidence.slice(0, SHOWN), one.evidence.slice(SHOWN)];
  return h('li', {}, h('div', { class: 'line' }, h('b', {}, one.state), one.day ? h('time', { datetime: one.day }, one.day) : null,
    one.note ? h('span', { class: 'facts' }, one.note) : null), h('ul', {}, first.map(evidence)),
  more.length ? h('details', {}, h('summary', {}, `and ${more.length} more`), h('ul', {}, more.map(evidence))) : null);
}

function evidence(told) {
  const facts = [told.published, told.says ? `says ${told.says}` : null, told.type].filter(Boolean);
  return h('li', {}, told.words ? h('q', {}, told.words) : null, ' ', h('span', { class: 'from' },
    link(place({ id: told.report }, { id: told.event ?? told.record }), told.outlet || 'the report'), facts.map((fact) => ` · ${fact}`)));
}

/** Several parties come with semicolons between them. */
function sides(toward) {
  return toward.split(';').map(power).join(', ');
}

function sheet(rows) {
  return h('details', {}, h('summary', {}, 'All of them as a table'), table({
    caption: 'Commitments', file: 'commitments', rows,
    columns: [
      { key: 'what', name: 'What' }, { key: 'kind', name: 'Kind', value: (row) => KINDS[row.kind] ?? row.kind },
      { key: 'party', name: 'Party', value: (row) => power(row.party) },
      { key: 'toward', name: 'Toward', value: (row) => (row.toward ? sides(row.toward) : '') }, { key: 'state', name: 'State' },
      { key: 'since', name: 'Since' }, { key: 'due', name: 'Due' },
      { key: 'sources', name: 'Sources', number: true },
    ],
  }));
}
