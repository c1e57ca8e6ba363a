// Events as they are listed in every view: day, who did what to whom, the words it rests on, and where they stand.

import { h, link } from './element.js';
import { STATUS_WORDS, day, many, track, trackOf } from './words.js';

/** A list of events as the service gives them. */
export function eventList(events, { none = 'No event fits.' } = {}) {
  return events.length ? h('ol', { class: 'events' }, events.map(eventLine)) : h('p', { class: 'none' }, none);
}

/** One of them. */
export function eventLine(event) {
  const name = trackOf(event.quad);
  const kind = event.type + (event.mode ? ` (${event.mode})` : '');
  return h('li', { id: `event-${event.id}` }, day(event.day), h('div', {},
    h('div', { class: 'line' },
      h('span', { class: 'who' }, parties(event.actors), event.recipients.length ? [' → ', parties(event.recipients)] : null),
      name ? track(name, kind) : h('span', {}, kind),
      event.status === 'actual' ? null : h('span', { class: 'badge unreal' }, STATUS_WORDS[event.status] ?? event.status),
      event.historical ? h('span', { class: 'badge' }, 'history') : null,
      event.negated ? h('span', { class: 'badge unreal' }, 'not done') : null,
      event.corrected ? h('span', { class: 'badge strong' }, 'corrected') : null),
    event.words ? h('q', {}, event.words) : null,
    h('div', { class: 'from' }, link(`/report/${encodeURIComponent(event.report.id)}#event-${event.id}`, event.report.outlet || 'report', ' · ', event.report.title || event.report.id),
      event.report.published ? ` · published ${event.report.published}` : '',
      event.confidence === null || event.confidence === undefined ? '' : ` · confidence ${event.confidence.toFixed(2)}`)));
}

function parties(list) {
  if (!list.length) return 'somebody';
  return list.map((one, at) => [at ? ', ' : '', one.id ? link(`/actor/${encodeURIComponent(one.id)}`, one.name || one.id) : one.name]);
}

/** "3 events, told by 2 reports": never one for the other. */
export function counted(counts) {
  return [many(counts.events, 'event'), many(counts.reports, 'report'), many(counts.stories, 'story', 'stories')].filter(Boolean).join(' · ');
}
