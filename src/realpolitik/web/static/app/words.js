// The words and numbers of the record as they are told to people: one place, so that a thing is called the same everywhere.

import { h } from './element.js';

export const TRACKS = ['talk', 'deliver', 'press', 'force'];
export const CLOSER = ['show', 'use'];
export const TRACK_WORDS = {
  talk: 'words for', deliver: 'deeds for', press: 'words against', force: 'deeds against', show: 'force shown', use: 'force used',
};
export const STATUS_WORDS = {
  actual: 'happened', ongoing: 'going on', planned: 'planned', conditional: 'on a condition', hypothetical: 'possible', denied: 'denied',
};
export const DIRECTION_WORDS = { up: 'rose', down: 'fell', level: 'as usual', unknown: 'too little of the past is known' };
export const TYPES = [
  'AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE', 'COOPERATE', 'AID', 'RETREAT', 'REQUEST', 'ACCUSE', 'REJECT', 'THREATEN', 'PROTEST', 'SANCTION',
  'MOBILIZE', 'COERCE', 'ASSAULT',
];

const whole = new Intl.NumberFormat('en');
let names = new Map();

/** "1 event", "1,204 events"; null where the number is not known. */
export function many(number, one, more = `${one}s`) {
  return number === null || number === undefined ? null : `${whole.format(number)} ${number === 1 ? one : more}`;
}

/** A number with one digit, or none where it is whole. */
export function rate(number) {
  return number === null || number === undefined ? '–' : Number.isInteger(number) ? whole.format(number) : number.toFixed(1);
}

/** A probability as people say it. */
export function chance(number) {
  if (number === null || number === undefined) return '–';
  return number > 0.99 ? '> 99 %' : number < 0.01 ? '< 1 %' : `${Math.round(100 * number)} %`;
}

/** The track of a quad (1 to 4), null for others. */
export function trackOf(quad) {
  return TRACKS[quad - 1] ?? null;
}

/** The name of a track beside its shape, in its colour. */
export function track(name, words = name) {
  return h('span', { class: `track ${name}` }, words);
}

/** A power by its code: the country's name where it is known. */
export function power(code) {
  return code ? (names.get(code) ?? code) : '';
}

/** Whether a code is one of a power; a trade without a country (MIL) is none, and there is no pair of it. */
export function isPower(code) {
  return names.has(code);
}

/** All powers as [code, name], by name. */
export function powers() {
  return [...names].sort((one, other) => one[1].localeCompare(other[1], 'en'));
}

/** Takes in the names of powers: ``{code, name}`` each. */
export function name(items) {
  names = new Map(items.map((item) => [item.code, item.name]));
}

/** The code of a power by code or name; what is neither comes back as it was, for the service to say so. */
export function codeOf(said) {
  const words = said.trim();
  const wanted = words.toLowerCase();
  return powers().find(([code, known]) => code.toLowerCase() === wanted || known.toLowerCase() === wanted)?.[0] ?? words;
}

/** An ISO day as an element. */
export function day(iso) {
  return iso ? h('time', { datetime: iso }, iso.slice(0, 10)) : h('span', {}, 'undated');
}
