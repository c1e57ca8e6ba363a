// A list that grows: the next page comes when it is asked for.

import { h } from './element.js';
import { say } from './live.js';
import { trouble } from './router.js';
import { many } from './words.js';

/** A list of what ``more`` (api.pages) gives, drawn by ``draw(items)``; the first page is there when this is. */
export async function paged(more, draw, { one = 'item', several = undefined } = {}) {
  const list = h('div', {}, draw(await more()));
  const button = h('button', { type: 'button', class: 'quiet more', onclick: next }, 'Show more');
  button.hidden = more.done;
  async function next() {
    button.disabled = true;
    try {
      const items = await more();
      const before = list.lastElementChild;
      const drawn = draw(items);
      // What is a list already gets the new lines, so that it is one list for who hears it.
      if (before && before.tagName === drawn.tagName && /^[OU]L$/.test(drawn.tagName)) {
        const first = drawn.firstElementChild;
        before.append(...drawn.children);
        first?.querySelector('a')?.focus();
      } else list.append(drawn);
      say(`${many(items.length, one, several)} more`);
    } catch (error) {
      if (error.name !== 'AbortError') trouble(list.appendChild(h('div')), error, 'h2');
    }
    button.disabled = false;
    button.hidden = more.done;
  }
  return h('div', { class: 'part' }, list, button);
}
