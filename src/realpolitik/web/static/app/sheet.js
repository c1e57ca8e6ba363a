// Style sheets that only some views need, fetched by the first of them.

import { h } from './element.js';

const held = new Map();

/** Resolves when these sheets are in the page. */
export function sheets(...addresses) {
  return Promise.all(addresses.map((href) => {
    if (!held.has(href)) {
      held.set(href, new Promise((resolve, reject) => {
        document.head.append(h('link', {
          rel: 'stylesheet', href, onload: resolve,
          onerror: () => { held.delete(href); reject(new Error(`${href} could not be loaded`)); },
        }));
      }));
    }
    return held.get(href);
  }));
}
