// Where it happened: events by place, movements as arcs, day by day if one likes, and the same as tables.

import { get, pages } from '../app/api.js';
import { controls, share } from '../app/controls.js';
import { fill, h } from '../app/element.js';
import { eventList, source } from '../app/events.js';
import { world } from '../app/globe.js';
import { draw } from '../app/mapping.js';
import { say } from '../app/live.js';
import { paged } from '../app/paged.js';
import { keep, trouble } from '../app/router.js';
import { sheets } from '../app/sheet.js';
import { slider } from '../app/slider.js';
import { table } from '../app/table.js';
import { TRACKS, TRACK_WORDS, TYPES, day, many, power, track } from '../app/words.js';

export const title = 'Map';

const LENGTHS = [7, 30, 90, 365];
const NEARER = 1.5;

export async function show(root, place, params, { signal } = {}) {
  const [status] = await Promise.all([get('/status', {}, { signal }), sheets('/static/views.css')]);
  const since = params.get('since') || status.since;
  const until = params.get('until') || status.until;
  const form = controls([
    { name: 'since', label: 'From', type: 'date', value: params.get('since') ?? '' },
    { name: 'until', label: 'To', type: 'date', value: params.get('until') ?? '' },
    { name: 'type', label: 'Events', value: params.get('type') ?? '', choices: [['', 'of every type'], ...TYPES.map((type) => [type, type])] },
  ], { label: 'What the map shows' });
  const facts = h('p', { class: 'facts' });
  const heading = h('div', { class: 'heading' }, h('h1', {}, 'Where it happened'), share(), facts);
  if (!since) {
    fill(root, heading, h('p', { class: 'none' }, 'Not enough evidence for a map: no report in this store has a day of publication.'));
    return undefined;
  }

  const { land, borders, d3 } = await world();
  const state = { places: [], movements: [], frame: null, zoom: 1, shift: [0, 0], picked: null, now: { since, until } };
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'map');
  svg.setAttribute('role', 'img');
  const frame = h('div', { class: 'canvas map' }, svg);
  const below = h('section', { class: 'part', 'aria-live': 'off', hidden: true });
  const lists = h('div', { class: 'columns' });
  const bar = slider({
    since, until, length: Number(params.get('window')) || 0, at: params.get('at'), lengths: LENGTHS,
    changed: async ({ since: from, until: to, length, at }) => {
      keep({ window: length || null, at: length ? at : null });
      state.now = { since: from, until: to };
      await load();
    },
  });
  const button = (words, label, act) => h('button', { type: 'button', class: 'quiet', 'aria-label': label, onclick: act }, words);
  const zooming = h('div', { class: 'zoom', role: 'group', 'aria-label': 'Part of the map' },
    button('+', 'Nearer', () => nearer(NEARER)), button('−', 'Farther', () => nearer(1 / NEARER)),
    button('Fit', 'Fit to the places', () => view(around(state.places))), button('World', 'The whole world', () => view([])));
  const legend = h('ul', { class: 'legend' }, TRACKS.map((name) => h('li', {}, track(name, `${name}: ${TRACK_WORDS[name]}`))),
    h('li', {}, 'disc: how many events'), h('li', {}, 'arrow: a movement and its direction'));
  fill(root, heading, form, h('figure', { class: 'chart' }, bar.element, h('div', { class: 'stage' }, frame, zooming), legend), below, lists);

  function redraw() {
    const [width, height] = [frame.clientWidth, frame.clientHeight];
    if (!width) return;
    draw(svg, {
      world: { d3, land, borders }, width, height, ...state, frame: state.frame ?? [], chosen: pickPlace, moved: pickMove,
    });
  }

  function nearer(times) {
    const zoom = Math.min(Math.max(state.zoom * times, 0.5), 40);
    state.shift = state.shift.map((one) => one * (zoom / state.zoom));
    state.zoom = zoom;
    redraw();
  }

  function view(frame) {
    Object.assign(state, { frame, zoom: 1, shift: [0, 0] });
    redraw();
  }

  async function load() {
    const told = await get('/map', { ...state.now, type: params.get('type') }, { signal });
    state.places = told.places;
    state.movements = told.movements.filter((one) => one.from && one.to);
    const events = told.places.reduce((sum, one) => sum + one.events, 0);
    const moves = told.movements.reduce((sum, one) => sum + one.count, 0);
    const span = `${state.now.since} to ${state.now.until}`;
    const what = `${many(events, 'event')} at ${many(told.places.length, 'place')}`;
    fill(facts, `${what}${moves ? ` · ${many(moves, 'movement')} between places` : ''} · ${span}`);
    svg.setAttribute('aria-label', `Map of ${what}, ${span}; the tables below say the same`);
    if (!told.places.length && !told.movements.length) say('No event of these days has a place on the map.');
    // The part of the world that is seen stays while days go by.
    if (!state.frame && told.places.length) state.frame = around(told.places);
    redraw();
    fill(lists, placeTable(told.places, pickPlace), told.movements.length ? moveTable(told.movements, pickMove) : null);
  }

  async function pickPlace(one) {
    state.picked = one;
    redraw();
    const asked = { place: one.name, country: one.country, type: params.get('type'), ...state.now, newest: true };
    const where = `${one.name}${one.country ? `, ${power(one.country)}` : ''}`;
    await list(`Events at ${where}`, many(one.events, 'event'), pages('/events', asked, { signal }), eventList);
  }

  async function pickMove(one) {
    const { since: from, until: to } = state.now;
    const rows = pages('/records/movements', { since: from, until: to, source: one.from.name, goal: one.to.name }, { signal });
    await list(`From ${one.from.name} to ${one.to.name}`, many(one.count, 'movement'), rows, moveList);
  }

  async function list(words, count, more, drawn) {
    const head = h('h2', { tabindex: '-1' }, words);
    try {
      fill(below, h('header', {}, head, h('p', { class: 'facts' }, count)), await paged(more, drawn));
    } catch (error) {
      if (error.name === 'AbortError') return;
      trouble(below, error, 'h2');
    }
    below.hidden = false;
    head.focus({ preventScroll: true });
    below.scrollIntoView({ block: 'nearest' });
  }

  const ended = dragging(frame, { state, redraw, nearer });
  await load();
  return () => { bar.end(); ended(); };
}

function around(places) {
  return places.map((place) => [place.lon, place.lat]);
}

/** Moves the map with a pointer, and nearer with a wheel while the control key is held, as in other maps of the web. */
function dragging(frame, { state, redraw, nearer }) {
  let from = null;
  let waiting = false;
  let by = [0, 0];
  const later = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; redraw(); });
  };
  const dropped = () => {
    from = null;
    if (!by[0] && !by[1]) return;
    state.shift = [state.shift[0] + by[0], state.shift[1] + by[1]];
    by = [0, 0];
    frame.firstElementChild.style.removeProperty('transform');
    redraw();
  };
  frame.addEventListener('pointerdown', (event) => {
    if (event.pointerType === 'mouse' && event.button === 0) from = [event.clientX, event.clientY];
  });
  frame.addEventListener('pointermove', (event) => {
    if (!from || !(event.buttons & 1)) {
      dropped();
      return;
    }
    const [dx, dy] = [event.clientX - from[0], event.clientY - from[1]];
    if (Math.abs(dx) + Math.abs(dy) < 3) return;
    from = [event.clientX, event.clientY];
    by = [by[0] + dx, by[1] + dy];
    // The picture is pushed as it is, and drawn anew when it lies still.
    frame.firstElementChild.style.setProperty('transform', `translate(${by[0]}px, ${by[1]}px)`);
  });
  frame.addEventListener('pointerup', dropped);
  frame.addEventListener('pointerleave', dropped);
  frame.addEventListener('wheel', (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    nearer(event.deltaY < 0 ? 1.2 : 1 / 1.2);
  }, { passive: false });
  const sized = new ResizeObserver(later);
  sized.observe(frame);
  return () => sized.disconnect();
}

function placeTable(places, chosen) {
  return table({
    caption: 'Events by place', file: 'places', rows: places, sorted: '-events',
    columns: [
      { key: 'name', name: 'Place', show: (row) => choice(row.name, () => chosen(row)) },
      { key: 'country', name: 'Country', value: (row) => power(row.country) },
      { key: 'events', name: 'Events', number: true },
      ...TRACKS.map((name, at) => ({ key: name, name, number: true, value: (row) => row.quads[at], show: (row) => row.quads[at] || '·' })),
      { key: 'lat', name: 'Latitude', number: true, show: (row) => row.lat.toFixed(2) },
      { key: 'lon', name: 'Longitude', number: true, show: (row) => row.lon.toFixed(2) },
    ],
  });
}

function choice(words, act) {
  return h('button', { type: 'button', class: 'plain', onclick: act }, words);
}

function moveTable(movements, chosen) {
  return table({
    caption: 'Movements from place to place', file: 'movements', rows: movements, sorted: '-count',
    columns: [
      { key: 'from', name: 'From', value: (row) => row.from.name, show: (row) => choice(row.from.name, () => chosen(row)) },
      { key: 'to', name: 'To', value: (row) => row.to.name },
      { key: 'count', name: 'Movements', number: true },
    ],
  });
}

function moveList(rows) {
  return h('ol', { class: 'events' }, rows.map((row) => h('li', {}, day(row.record.when?.start ?? row.report.published),
    h('div', {}, h('q', {}, row.words), source(row)))));
}
