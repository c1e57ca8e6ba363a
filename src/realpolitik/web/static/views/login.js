// Showing a token once; from then on a cookie says it, which no script can read.

import { del, get, post } from '../app/api.js';
import { fill, h } from '../app/element.js';
import { sheets } from '../app/sheet.js';

export const title = 'Log in';

export async function show(root) {
  const [known] = await Promise.all([get('/session').catch(() => null), sheets('/static/views.css')]);
  if (known && !known.name) {
    fill(root, h('div', { class: 'heading' }, h('h1', {}, 'Log in')),
      h('p', {}, 'This service asks nobody for a token: whoever reaches it may do everything. ', h('a', { href: '/today' }, 'Go to today')));
    return;
  }
  const token = h('input', { type: 'password', name: 'token', id: 'token', autocomplete: 'current-password', required: true });
  const fault = h('p', { class: 'fault', role: 'alert' });
  const act = async (event, done) => {
    event.preventDefault();
    fill(fault);
    try {
      await done();
      // All that was asked before was asked by somebody else: the page begins anew.
      location.assign('/today');
    } catch (error) {
      fill(fault, error.message);
    }
  };
  fill(root, h('div', { class: 'heading' }, h('h1', {}, 'Log in'), h('p', { class: 'facts' },
    known?.name ? `You are ${known.name}, ${known.role}.` : 'Whoever keeps this service makes tokens with realpolitik token new.')),
  h('form', { class: 'controls', onsubmit: (event) => act(event, () => post('/session', { token: token.value.trim() })) },
    h('label', { for: 'token' }, 'Token', token), h('button', { type: 'submit' }, 'Log in'),
    known?.name ? h('button', { type: 'button', class: 'quiet', onclick: (event) => act(event, () => del('/session')) }, 'Log out') : null), fault);
}
