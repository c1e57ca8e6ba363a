// An event as several reports tell it: who thinks that one of them tells another event says so here, and takes it back.

import { get } from './api.js';
import { brief, judgementList, may } from './correcting.js';
import { h } from './element.js';
import { eventLine } from './events.js';
import { again } from './router.js';

/** The tellings of an event, the first being that of the address, and what people say of them. */
export async function tellings(rows, { signal } = {}) {
  const [{ items }, mayJudge] = await Promise.all([get('/judgements', { id: rows[0].record.id, limit: 1000 }, { signal }), may()]);
  const list = h('ol', { class: 'events' }, rows.map((row, at) => (at && mayJudge ? apart(rows[0], row) : eventLine(row))));
  return items.length ? [list, h('h3', {}, 'What people say'), judgementList(items, { reading: null, undone: mayJudge ? again : null })] : list;
}

function apart(first, row) {
  const open = h('button', { type: 'button', class: 'plain', onclick: async () => {
    if (line.querySelector('form')) return;
    line.lastElementChild.append(await brief({
      words: 'This is another event.', verdict: 'different', id: first.record.id, other: row.record.id, done: again,
      closed: () => { line.querySelector('form').remove(); open.focus(); },
    }));
  } }, 'not this event');
  const line = eventLine(row, open);
  return line;
}
