// One report: the text with its marks beside its record, each leading to the other; its story, and what people say of it.

import { get, pages } from '../app/api.js';
import { share } from '../app/controls.js';
import { agreement, brief, form, judgementList, may } from '../app/correcting.js';
import { fill, h, link } from '../app/element.js';
import { said } from '../app/fields.js';
import { reportList } from '../app/events.js';
import { fragment } from '../app/fragment.js';
import { paged } from '../app/paged.js';
import { again, keep } from '../app/router.js';
import { sheets } from '../app/sheet.js';
import { tabs } from '../app/tabs.js';
import { day, many } from '../app/words.js';
import { bind } from '/shared/marks.js';

export const title = 'Report';

const VERDICTS = { accept: 'right', reject: 'wrong' };
const WIDE = matchMedia('(min-width: 60rem)');

export async function show(root, [id], params, { signal } = {}) {
  if (!id) {
    await list(root, signal);
    return undefined;
  }
  const path = `/reports/${encodeURIComponent(id)}`;
  const [told, drawn, kept, mayJudge] = await Promise.all([
    get(path, {}, { signal }), get(`${path}/marked`, {}, { signal }), get('/judgements', { report: id, limit: 1000 }, { signal }), may(),
    sheets('/shared/marks.css', '/static/views.css'),
  ]);
  const { reading, story } = told;
  const records = new Map(Object.values(reading).filter(Array.isArray).flat().map((one) => [one.id, one]));

  const text = h('article', { id: 'text', 'aria-label': 'The text' }, fragment(drawn.text));
  const record = h('div', { id: 'record' }, fragment((drawn.navigation ?? '') + drawn.record));
  const storied = h('div', {}, storyPart(story, reading, mayJudge));
  const judged = h('div', {});
  const panels = [
    { key: 'text', name: 'Text', element: h('div', { class: 'panel text' }, text) },
    { key: 'record', name: 'Record', element: h('div', { class: 'panel' }, record) },
    { key: 'story', name: `Story (${story?.members?.length ?? 1})`, element: h('div', { class: 'panel' }, storied) },
    { key: 'judgements', name: 'Judgements', element: h('div', { class: 'panel' }, judged) },
  ];
  const bar = tabs(panels, { label: 'Sides of the report', told: (key) => { if (key === 'judgements') agree(); } });
  const { report } = reading;
  fill(root, h('div', { class: 'reading' },
    h('div', { class: 'heading' }, h('h1', {}, report.title || firstLine(report.text)), share(),
      h('div', { class: 'facts' }, drawn.facts ? fragment(drawn.facts) : `${report.outlet ?? ''} ${report.published ?? 'undated'}`)),
    drawn.warnings ? h('div', {}, fragment(drawn.warnings)) : null,
    drawn.legend ? h('details', { class: 'key' }, h('summary', {}, 'What the colours mean'), h('p', { class: 'legend' }, fragment(drawn.legend))) : null,
    bar.element, h('div', { class: 'sides' }, panels.map((panel) => panel.element))));

  const bound = bind(text, record, (key) => keep({ record: record.querySelector(`[data-k="${key}"]`).dataset.id }));
  for (const card of record.querySelectorAll('.card')) equip(card);
  // On a narrow page the other side is behind a tab: what leads there opens it first.
  text.addEventListener('click', (event) => { if (!WIDE.matches && event.target.closest('[data-r]')) bar.show('record'); }, { capture: true });
  record.addEventListener('click', (event) => {
    const words = event.target.closest('a.where');
    if (words && !WIDE.matches) {
      event.preventDefault();
      bar.show('text');
      bound.choose(words.closest('.card').dataset.k, 'record');
    }
  }, { capture: true });
  const widened = () => { if (WIDE.matches && bar.element.querySelector('#tab-text[aria-selected="true"]')) bar.show('record'); };
  WIDE.addEventListener('change', widened);
  bar.show(params.get('side') ?? (WIDE.matches || params.get('record') ? 'record' : 'text'));
  fillJudged(kept.items);
  const target = params.get('record') ? record.querySelector(`[data-id="${CSS.escape(params.get('record'))}"]`) : null;
  // When all is in its place, so that both sides can be scrolled to.
  if (target) requestAnimationFrame(() => bound.choose(target.dataset.k, 'both'));

  /** A card gets a button to judge it, and says what was judged of it. */
  function equip(card) {
    if (!card.dataset.id || !mayJudge) return;
    const button = h('button', { type: 'button', class: 'plain judging', 'aria-expanded': 'false', onclick: open }, 'judge');
    card.append(button);
    async function open() {
      const before = card.querySelector('form.judge');
      if (before) return close();
      const { kind, id: own } = card.dataset;
      const found = records.get(own) ?? unnamed(reading, card);
      button.setAttribute('aria-expanded', 'true');
      card.append(await form({ kind, id: own, record: found ?? {}, reading, done: refresh, closed: close }));
      return undefined;
    }
    function close() {
      card.querySelector('form.judge')?.remove();
      button.setAttribute('aria-expanded', 'false');
      button.focus();
    }
    async function refresh() {
      close();
      await reload();
    }
  }

  async function reload() {
    fillJudged((await get('/judgements', { report: id, limit: 1000 }, { signal })).items);
  }

  function fillJudged(items) {
    bar.name('judgements', items.length ? `Judgements (${items.length})` : 'Judgements');
    for (const card of record.querySelectorAll('.card[data-id]')) {
      const own = items.filter((one) => one.id === card.dataset.id);
      card.querySelector('.judged')?.remove();
      card.classList.toggle('rejected', own.some((one) => one.verdict === 'reject'));
      if (own.length) {
        const words = (one) => (one.verdict === 'edit' ? `${one.field}: ${said(one.value, reading)}` : VERDICTS[one.verdict] ?? one.verdict);
        card.append(h('p', { class: 'judged' },
          own.map((one) => h('span', { class: `badge strong ${one.verdict}` }, words(one), ` says ${one.by}`))));
      }
    }
    fill(judged, h('section', { class: 'part' }, h('header', {}, h('h2', {}, 'What people say'),
      h('p', { class: 'facts' }, 'of this report and its records; the record itself stays as it was read')),
      judgementList(items, { reading, undone: mayJudge ? reload : null, about: (one) => about(one) })), agreed);
  }

  function about(one) {
    const card = record.querySelector(`[data-id="${CSS.escape(one.id)}"]`);
    if (!card) return h('span', {}, one.other ? `${one.id} and ${one.other}` : one.id);
    const words = (card.querySelector('p')?.textContent ?? one.id).trim();
    return h('button', { type: 'button', class: 'plain', onclick: () => { bar.show('record'); bound.choose(card.dataset.k, 'both'); } }, words);
  }

  return () => WIDE.removeEventListener('change', widened);
}

/** The agreement of the whole store, asked for when it is first seen. */
const agreed = h('section', { class: 'part' });

async function agree() {
  fill(agreed, h('header', {}, h('h2', {}, 'People and the machine'), h('p', { class: 'facts' }, 'over the whole store · ',
    h('a', { href: '/v1/judgements/gold', download: 'gold.txt' }, 'gold marks'))));
  try {
    agreed.append(await agreement());
  } catch (error) {
    agreed.append(h('p', { class: 'none' }, error.message));
  }
}

function storyPart(story, reading, mayJudge) {
  const members = story?.members ?? [];
  if (members.length < 2) return h('p', { class: 'none' }, 'No other report of this store tells this story.');
  return h('section', { class: 'part' }, h('header', {}, h('h2', {}, 'Who else tells it'),
    h('p', { class: 'facts' }, `${many(story.reports, 'report')}, ${many(story.tellings, 'telling')} that are no copies, `,
      `${many(story.sources, 'independent source')} · `, link(`/story/${encodeURIComponent(story.story)}`, 'the whole story'))),
  h('ol', { class: 'stories' }, members.map((one) => member(one, reading.report.id, mayJudge))));
}

function member(one, here, mayJudge) {
  const item = h('li', {});
  const self = one.id === here;
  const open = h('button', { type: 'button', class: 'plain', onclick: async () => {
    if (item.querySelector('form')) return;
    item.append(await brief({
      words: 'This report tells another story.', verdict: 'different', id: here, other: one.id, done: again,
      closed: () => item.querySelector('form').remove(),
    }));
  } }, 'not this story');
  fill(item, self ? h('b', {}, one.title) : link(`/report/${encodeURIComponent(one.id)}`, one.title),
    h('p', { class: 'facts' }, day(one.published), one.outlet ? ` · ${one.outlet}` : '', self ? ' · this report' : '',
      one.copy_of ? [' · ', h('span', { class: 'badge' }, one.copy_of === here ? 'a copy of this report' : 'a copy')] : '',
      self || !mayJudge ? '' : [' · ', open]));
  return item;
}

/** Records that have no id of their own are found by their place among the cards of their kind. */
function unnamed(reading, card) {
  const alike = [...card.closest('section').querySelectorAll('.card')];
  return reading[card.dataset.kind]?.[alike.indexOf(card)] ?? null;
}

async function list(root, signal) {
  const more = pages('/reports', { limit: 50 }, { signal });
  const heads = await paged(more, reportList, { one: 'report' });
  fill(root, h('div', { class: 'heading' }, h('h1', {}, 'Reports'), h('p', { class: 'facts' }, 'the newest first')), heads);
}

function firstLine(text) {
  const line = text.split('\n').map((one) => one.trim()).find(Boolean) ?? 'Report';
  return line.length > 90 ? `${line.slice(0, 89)}…` : line;
}
