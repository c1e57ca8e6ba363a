// Events: by who, whom, what, when and how sure; every number of the other views leads here.

import { get, pages } from '../app/api.js';
import { controls, here, share } from '../app/controls.js';
import { fill, h } from '../app/element.js';
import { eventList, kind, parties, reportList } from '../app/events.js';
import { paged } from '../app/paged.js';
import { sheets } from '../app/sheet.js';
import { tellings } from '../app/telling.js';
import { STATUS_WORDS, TYPES, codeOf, day, many, power } from '../app/words.js';

export const title = 'Events';
const LIMIT = 50;
const ASKED = ['type', 'status', 'historical', 'actor', 'recipient', 'since', 'until', 'confidence', 'once', 'report'];

export async function show(root, [id], params, { signal }) {
  if (id) return one(root, id, signal);
  const asked = Object.fromEntries(ASKED.map((name) => [name, params.get(name) ?? '']));
  const fields = [
    { name: 'actor', label: 'Who', type: 'power', value: power(asked.actor), placeholder: 'anybody' },
    { name: 'recipient', label: 'Whom', type: 'power', value: power(asked.recipient), placeholder: 'anybody' },
    { name: 'type', label: 'What', value: asked.type, choices: [['', 'anything'], ...TYPES.map((type) => [type, type])] },
    { name: 'status', label: 'Status', value: asked.status, choices: [['', 'any'], ...Object.entries(STATUS_WORDS)] },
    { name: 'historical', label: 'News or history', value: asked.historical, choices: [['', 'both'], ['false', 'news'], ['true', 'history']] },
    { name: 'since', label: 'Since', type: 'date', value: asked.since },
    { name: 'until', label: 'Until', type: 'date', value: asked.until },
    { name: 'confidence', label: 'Confidence at least', value: asked.confidence, choices: [['', 'any'], ['0.5', '0.5'], ['0.7', '0.7'], ['0.9', '0.9']] },
    { name: 'once', label: 'Each event once', type: 'checkbox', value: asked.once === 'true' },
  ];
  const to = (values) => here({ ...values, actor: codeOf(values.actor), recipient: codeOf(values.recipient), report: asked.report });
  const more = pages('/events', { ...asked, newest: true, limit: LIMIT }, { signal });
  const list = await paged(more, (items) => eventList(items, { none: 'No event fits: ask for less.' }), { one: 'event' });
  fill(root, h('div', { class: 'heading' }, h('h1', {}, title), share(), h('p', { class: 'facts' }, told(asked))),
    controls(fields, { label: 'Which events', to }), list);
  return undefined;
}

/** One event: all that tell it, what people judged of it. */
async function one(root, id, signal) {
  const [told] = await Promise.all([get(`/events/${encodeURIComponent(id)}`, {}, { signal }), sheets('/static/views.css')]);
  const { record, names } = told.event;
  const where = (record.where ?? []).map((each) => names[each.place]?.name ?? each.place);
  const who = [parties(record.actors, names), record.recipients.length ? [' → ', parties(record.recipients, names)] : null];
  fill(root,
    h('div', { class: 'heading' }, h('h1', {}, who, ' ', kind(record)), share(),
      h('p', { class: 'facts' }, [day(record.when?.start), record.when?.end && record.when.end !== record.when.start ? [' to ', day(record.when.end)] : null,
        where.length ? ` · ${where.join(', ')}` : '', ` · ${STATUS_WORDS[record.status] ?? record.status}`,
        ` · ${many(told.counts.reports, 'report')}, ${many(told.counts.sources, 'independent source')}`])),
    part('Told as', await tellings(told.tellings, { signal })),
    told.reprints?.length ? part('Reprints that tell it too', reportList(told.reprints)) : null,
    told.judgements?.length ? part('What was judged', h('ul', { class: 'stories' }, told.judgements.map((each) => h('li', {},
      `${each.verdict}: ${each.left} and ${each.right}`, h('div', { class: 'facts' }, `${each.by}${each.reason ? `: ${each.reason}` : ''}`))))) : null);
}

function part(name, content) {
  return h('section', { class: 'part' }, h('header', {}, h('h2', {}, name)), content);
}

function told(asked) {
  const parts = [asked.type, asked.actor && `by ${power(asked.actor)}`, asked.recipient && `toward ${power(asked.recipient)}`,
    asked.since && `since ${asked.since}`, asked.until && `until ${asked.until}`, asked.report && `of report ${asked.report}`];
  const said = parts.filter(Boolean).join(' ');
  return said ? `${said}; those of the newest reports first` : 'All events, those of the newest reports first';
}
