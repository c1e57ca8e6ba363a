// Which fields of a record a person may set, and with what kind of input: told by the JSON Schema of the public record.

import { h } from './element.js';

const FIXED = new Set(['id', 'confidence']);
// Stands between the words of several places in the text.
const BETWEEN = ' … ';
/** {path, words, help, value, type, choices, empty}: ``type`` is choice, record, records, flag, number, words or text. */
export function fields(schema, kind, record, reading) {
  const own = resolved(schema, schema.properties[kind].items);
  return [...leaves(schema, own, record, '')].filter(Boolean).map((leaf) => typed(leaf, kind, reading, schema['x-names']));
}

function* leaves(schema, shape, record, before) {
  for (const [name, given] of Object.entries(shape.properties ?? {})) {
    if (!before && FIXED.has(name)) continue;
    const value = record?.[name];
    const { shape: inner, empty } = alternatives(schema, given);
    const path = before + name;
    if (inner.properties) {
      // What is nothing as a whole has no parts to set.
      if (value && typeof value === 'object') yield* leaves(schema, inner, value, `${path}.`);
    } else if (!structured(inner)) {
      yield { path, name, shape: inner, empty, value, help: given.description ?? inner.description ?? '' };
    }
  }
}

function typed({ path, name, shape, empty, value, help }, kind, reading, names) {
  const made = { path, words: path.replaceAll('_', ' ').replaceAll('.', ', '), help, value: value ?? null, empty };
  const named = names[`${kind}.${name}`] ?? names[name];
  if (spot(shape)) return { ...made, value: value ? quote(value, reading) : null, type: 'text', help: `${help}; the words, as the text has them` };
  if (spot(shape.items)) return { ...made, value: (value ?? []).map((one) => quote(one, reading)).join(BETWEEN), type: 'quotes', help: `${help}; the words of each, with ${BETWEEN.trim()} between` };
  if (shape.enum) return { ...made, type: 'choice', choices: shape.enum.map((one) => [one, String(one)]) };
  if (named) {
    const choices = (reading[named] ?? []).map((one) => [one.id, one.name ?? called(one, reading)]);
    return { ...made, type: shape.type === 'array' ? 'records' : 'record', choices };
  }
  if (shape.type === 'boolean') return { ...made, type: 'flag' };
  if (shape.type === 'number' || shape.type === 'integer') {
    return { ...made, type: 'number', whole: shape.type === 'integer', min: shape.minimum, max: shape.maximum };
  }
  if (shape.type === 'array') return { ...made, type: 'words' };
  return { ...made, type: 'text' };
}

/** The input of a field, and how to read it: {element, read()}. */
export function input(field, attributes) {
  const { type, value } = field;
  if (type === 'choice' || type === 'record') {
    const choices = field.empty ? [['', 'nothing'], ...field.choices] : field.choices;
    const element = h('select', attributes, choices.map(([one, words]) => h('option', { value: one, selected: one === (value ?? '') }, words)));
    // Numbers stay numbers: the choices say what they are.
    return { element, read: () => (element.value === '' ? null : choices[element.selectedIndex][0]) };
  }
  if (type === 'records') {
    const element = h('select', { ...attributes, multiple: true, size: Math.min(6, Math.max(2, field.choices.length)) },
      field.choices.map(([one, words]) => h('option', { value: one, selected: (value ?? []).includes(one) }, words)));
    return { element, read: () => [...element.selectedOptions].map((option) => option.value) };
  }
  if (type === 'flag') {
    const element = h('select', attributes, h('option', { value: 'true', selected: value === true }, 'yes'),
      h('option', { value: 'false', selected: value !== true }, 'no'));
    return { element, read: () => element.value === 'true' };
  }
  if (type === 'number') {
    const bounds = { step: field.whole ? 1 : 'any', min: field.min ?? null, max: field.max ?? null };
    const element = h('input', { ...attributes, ...bounds, type: 'number', value: value ?? '' });
    return { element, read: () => (element.value === '' ? null : Number(element.value)) };
  }
  const element = h('input', { ...attributes, type: 'text', value: type === 'words' ? (value ?? []).join(', ') : value ?? '' });
  if (type === 'quotes') return { element, read: () => element.value.split(BETWEEN.trim()).map((one) => one.trim()).filter(Boolean) };
  if (type === 'words') return { element, read: () => element.value.split(',').map((one) => one.trim()).filter(Boolean) };
  return { element, read: () => (element.value === '' && field.empty ? null : element.value) };
}

/** A value as people read it: ids as the names of what they stand for. */
export function said(value, reading) {
  if (value === null || value === undefined || (Array.isArray(value) && !value.length)) return 'nothing';
  if (reading?.report && spanned(value)) return `“${quote(value, reading)}”`;
  if (Array.isArray(value)) return value.map((one) => said(one, reading)).join(', ');
  if (typeof value === 'object') return JSON.stringify(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  const known = ['actors', 'places'].flatMap((kind) => reading?.[kind] ?? []).find((one) => one.id === value);
  return known?.name ?? String(value);
}

function called(record, reading) {
  const words = quote(record.span ?? record.content?.[0] ?? [0, 0], reading);
  return words.length > 60 ? `${words.slice(0, 59)}…` : words;
}

function alternatives(schema, given) {
  if (!given.anyOf) return { shape: resolved(schema, given), empty: false };
  const full = given.anyOf.filter((one) => one.type !== 'null');
  return { shape: resolved(schema, full[0]), empty: full.length < given.anyOf.length };
}

function resolved(schema, shape) {
  return shape.$ref ? schema.$defs[shape.$ref.split('/').pop()] : shape;
}

/** The words at a place in the text, which is counted in code points. */
function quote([start, end], reading) {
  return [...reading.report.text.slice(0, 2 * end + 2)].slice(start, end).join('');
}

function spanned(value) {
  return Array.isArray(value) && value.length === 2 && value.every(Number.isInteger);
}

/** Whether this is a place in the text: it is set by the words that stand there. */
function spot(shape) {
  return shape?.prefixItems !== undefined;
}

/** Lists of more than words and places in the text are not set by hand. */
function structured(shape) {
  return shape.type === 'array' && shape.items?.$ref !== undefined;
}
