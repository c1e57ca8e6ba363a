// Forms whose values stay in the address, so that what is seen can be shared.

import { h } from './element.js';
import { go } from './router.js';
import { powers } from './words.js';

/**
 * A form of ``fields`` {name, label, type, value, choices, placeholder, short}; when it is sent, the address gets the values that say
 * something and the view is shown anew. ``to(values)`` gives the address, that of the present view where it is left out.
 */
export function controls(fields, { label, button = 'Show', to = here } = {}) {
  const form = h('form', { class: 'controls', 'aria-label': label, onsubmit: send });
  form.append(...fields.map(field), h('button', { type: 'submit' }, button));
  if (fields.some((one) => one.type === 'power')) form.append(known());

  function send(event) {
    event.preventDefault();
    const values = {};
    for (const one of fields) {
      const input = form.elements[one.name];
      values[one.name] = input.type === 'checkbox' ? (input.checked ? 'true' : '') : input.value.trim();
    }
    go(to(values));
  }
  return form;
}

/** The address of the present view with these values. */
export function here(values) {
  return path(location.pathname, values);
}

/** A path with those values that say something. */
export function path(place, values) {
  const asked = new URLSearchParams(Object.entries(values).filter(([, value]) => value !== '' && value !== null && value !== undefined));
  const text = asked.toString();
  return place + (text ? `?${text}` : '');
}

/** A button that puts the address of what is seen into the clipboard. */
export function share() {
  const button = h('button', { type: 'button', class: 'quiet share', onclick: copied }, 'Copy link');
  async function copied() {
    try {
      await navigator.clipboard.writeText(location.href);
      button.textContent = 'Link copied';
    } catch {
      button.textContent = 'Copy it from the address bar';
    }
    setTimeout(() => { button.textContent = 'Copy link'; }, 2500);
  }
  return button;
}

function field(one) {
  if (one.type === 'checkbox') {
    return h('label', { class: 'check' }, h('input', { type: 'checkbox', name: one.name, checked: Boolean(one.value) }), one.label);
  }
  const attributes = { name: one.name, class: one.short ? 'short' : null, placeholder: one.placeholder ?? null };
  if (one.choices) {
    const options = one.choices.map(([value, words]) => h('option', { value, selected: value === (one.value ?? '') }, words));
    return h('label', {}, one.label, h('select', attributes, options));
  }
  const given = one.type === 'power' ? { list: 'powers', autocomplete: 'off', type: 'text' } : { type: one.type ?? 'text' };
  const bounds = one.type === 'number' ? { min: one.min ?? null, max: one.max ?? null } : {};
  return h('label', {}, one.label, h('input', { ...attributes, ...given, ...bounds, value: one.value ?? '' }));
}

function known() {
  return h('datalist', { id: 'powers' }, powers().map(([code, name]) => h('option', { value: name }, code)));
}
