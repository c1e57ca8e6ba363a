// A story: which reports tell it, which of them are copies, and how many independent sources there are.

import { get, pages } from '../app/api.js';
import { share } from '../app/controls.js';
import { fill, h } from '../app/element.js';
import { reportList } from '../app/events.js';
import { paged } from '../app/paged.js';
import { many } from '../app/words.js';

export const title = 'Story';

export async function show(root, [id], params, { signal }) {
  if (!id) {
    const more = pages('/stories', { limit: 50 }, { signal });
    const list = await paged(more, stories, { one: 'story', several: 'stories' });
    fill(root, h('div', { class: 'heading' }, h('h1', {}, 'Stories'), h('p', { class: 'facts' }, 'Those that most reports tell first')), list);
    return;
  }
  const told = await get(`/stories/${encodeURIComponent(id)}`, {}, { signal });
  const [first] = told.members;
  const copies = told.members.filter((head) => head.copy_of);
  fill(root,
    h('div', { class: 'heading' }, h('h1', {}, first?.title ?? 'Story'), share(),
      h('p', { class: 'facts' }, `${many(told.reports, 'report')}; ${many(told.tellings, 'telling')} that are no copies; ${many(told.sources, 'independent source')}; ${span(told)}`)),
    h('section', { class: 'part' }, h('header', {}, h('h2', {}, 'Told by')), reportList(told.members.filter((head) => !head.copy_of))),
    copies.length ? h('section', { class: 'part' }, h('header', {}, h('h2', {}, 'Copies')), reportList(copies)) : null);
}

function stories(list) {
  return h('ol', { class: 'stories' }, list.map((one) => h('li', {},
    h('a', { class: 'title', href: `/story/${encodeURIComponent(one.story)}` }, one.title || one.story),
    h('div', { class: 'facts' }, `${many(one.reports, 'report')}, ${many(one.sources, 'independent source')} · ${span(one)}`))));
}

function span(one) {
  return one.first === one.last ? (one.first ?? 'undated') : `${one.first} to ${one.last}`;
}
