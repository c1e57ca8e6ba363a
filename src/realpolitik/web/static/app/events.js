// Records as they are listed in every view: day, who did what to whom, the words it rests on, and where they stand.

import { h, link } from './element.js';
import { STATUS_WORDS, day, many, track, trackOf } from './words.js';

/** A list of events: rows {report, record, names, words, told} as the service gives them. */
export function eventList(rows, { none = 'No event fits.' } = {}) {
  return rows.length ? h('ol', { class: 'events' }, rows.map((row) => eventLine(row))) : h('p', { class: 'none' }, none);
}

/** One of them; ``more`` stands at the end of its first line. */
export function eventLine(row, more = null) {
  const { record, names } = row;
  return h('li', { data: { event: record.id } }, day(record.when?.start ?? row.report.published), h('div', {},
    h('div', { class: 'line' }, h('span', { class: 'who' }, parties(record.actors, names), record.recipients.length ? [' → ', parties(record.recipients, names)] : null),
      kind(record), marks(record), more),
    h('q', {}, row.words), source(row)));
}

/** The type of an event beside the shape of its track. */
export function kind(record) {
  const name = trackOf(record.quad);
  const words = record.type + (record.mode ? ` (${record.mode})` : '');
  return name ? track(name, words) : h('span', {}, words);
}

/** Where the words of a record stand, how sure the machine is, and how often it is told. */
export function source(row) {
  const { report, record, told } = row;
  const facts = [
    report.published ? ` · published ${report.published}` : ' · undated',
    typeof record.confidence === 'number' ? ` · confidence ${record.confidence.toFixed(2)}` : '',
    told && told.reports > 1 ? ` · told by ${many(told.reports, 'report')}, ${many(told.sources, 'independent source')}` : '',
  ];
  return h('div', { class: 'from' }, link(place(report, record), report.outlet ? `${report.outlet}: ` : '', report.title || report.id), facts);
}

/** The address of a record's words in its report. */
export function place(report, record) {
  const at = record?.id ? `?record=${encodeURIComponent(record.id)}` : '';
  return `/report/${encodeURIComponent(report.id)}${at}`;
}

/** Actors by id, each with its view. */
export function parties(ids, names) {
  if (!ids.length) return 'somebody';
  return ids.map((id, at) => [at ? ', ' : '', link(`/actor/${encodeURIComponent(id)}`, names[id]?.name ?? id)]);
}

/** A list of reports: heads {id, title, outlet, published}, with how many events each tells and a snippet where there is one. */
export function reportList(heads, { none = 'No report fits.' } = {}) {
  if (!heads.length) return h('p', { class: 'none' }, none);
  return h('ol', { class: 'stories' }, heads.map((head) => h('li', {},
    h('a', { class: 'title', href: `/report/${encodeURIComponent(head.id)}` }, head.title || head.id),
    h('div', { class: 'facts' }, [head.outlet, head.published ?? 'undated', many(head.events, 'event'), head.copy_of ? 'a copy' : null]
      .filter(Boolean).join(' · ')),
    head.snippet && plain(head.snippet) !== head.title ? h('p', { class: 'snippet' }, marked(head.snippet)) : null)));
}

function plain(snippet) {
  return snippet.replace(/[\u0001\u0002]/g, '');
}

/** A snippet, in which what was found stands between two marks that no text has. */
function marked(snippet) {
  const parts = snippet.split(/\u0001(.*?)\u0002/s);
  return parts.map((part, at) => (at % 2 ? h('mark', {}, part) : part));
}

function marks(record) {
  return [
    record.status === 'actual' ? null : h('span', { class: 'badge unreal' }, STATUS_WORDS[record.status] ?? record.status),
    record.historical ? h('span', { class: 'badge' }, 'history') : null,
    record.negated ? h('span', { class: 'badge unreal' }, 'not done') : null,
    record.corrected ? h('span', { class: 'badge strong' }, 'corrected') : null,
  ];
}
