// Places and movements drawn onto the world: a disc as large as its events, a ring of its tracks, arcs that point where people went.

import { fill, s } from './element.js';
import { projected } from './globe.js';
import { TRACKS, many } from './words.js';

const LARGEST = 24;
const SMALLEST = 3.5;
// Fewer events than these never make the largest disc: a map of single events is one of small discs.
const MANY = 20;
// So many places have their names beside them, the greatest first, where there is room.
const NAMED = 24;

// The outlines last drawn into an SVG: they change with the part of the world that is seen, not with what happens in it.
const outlined = new WeakMap();

/**
 * Draws everything anew into an SVG, so that all ``frame`` ([longitude, latitude] each) is seen, or the whole earth where it is empty;
 * ``chosen(place)`` and ``moved(movement)`` hear what is clicked.
 */
export function draw(svg, { world, width, height, places, movements, frame, zoom, shift, picked, chosen, moved }) {
  const projection = projected(world.d3, { width, height, points: frame, zoom, moved: shift });
  const outlines = outline(svg, world, projection, JSON.stringify([width, height, frame, zoom, shift]));
  svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
  const most = Math.max(MANY, ...places.map((place) => place.events));
  const radius = (place) => SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(place.events / most);
  const at = (lon, lat) => projection([lon, lat]);
  // The greatest first, so that a small one is never hidden under a great one.
  const ordered = [...places].sort((one, other) => other.events - one.events);
  fill(svg,
    s('defs', {}, s('marker', {
      id: 'arrow', viewBox: '0 0 8 8', refX: 6, refY: 4, markerWidth: 9, markerHeight: 9, markerUnits: 'userSpaceOnUse', orient: 'auto',
    },
      s('path', { d: 'M0 0 L8 4 L0 8 Z', class: 'head' }))),
    outlines,
    s('g', { class: 'moves' }, movements.map((one) => arc(one, at, () => moved(one)))),
    s('g', { class: 'places' }, ordered.map((one) => disc(one, at(one.lon, one.lat), radius(one), one === picked, () => chosen(one)))),
    s('g', { class: 'names', 'aria-hidden': 'true' }, labels(ordered, (place) => at(place.lon, place.lat), radius, width)));
}

function outline(svg, world, projection, key) {
  if (outlined.get(svg)?.key !== key) {
    const path = world.d3.geoPath(projection);
    const drawn = [[{ type: 'Sphere' }, 'sea'], [world.land, 'land'], [world.borders, 'border']];
    outlined.set(svg, { key, nodes: drawn.map(([shape, name]) => s('path', { d: path(shape), class: name })) });
  }
  return outlined.get(svg).nodes;
}

function disc(place, [x, y], radius, picked, chosen) {
  const ring = 3.5;
  const total = place.quads.reduce((sum, count) => sum + count, 0);
  const parts = [];
  let turn = 0;
  place.quads.forEach((count, at) => {
    if (!count) return;
    const next = turn + count / total;
    parts.push(s('path', { d: segment(radius, radius + ring, turn, next), class: `own ${TRACKS[at]}` }));
    turn = next;
  });
  return s('g', { class: picked ? 'place picked' : 'place', transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})`, onclick: chosen },
    s('title', {}, `${place.name}: ${many(place.events, 'event')}`),
    s('circle', { r: radius + ring + 3, class: 'reach' }), s('circle', { r: radius, class: 'disc' }), parts);
}

/** A piece of a ring between two turns (0 to 1, from the top). */
function segment(inner, outer, from, to) {
  if (to - from > 0.9999) {
    return `M0 ${-outer}A${outer} ${outer} 0 1 1 0 ${outer}A${outer} ${outer} 0 1 1 0 ${-outer}`
      + `M0 ${-inner}A${inner} ${inner} 0 1 0 0 ${inner}A${inner} ${inner} 0 1 0 0 ${-inner}Z`;
  }
  const point = (radius, turn) => `${(radius * Math.sin(2 * Math.PI * turn)).toFixed(2)} ${(-radius * Math.cos(2 * Math.PI * turn)).toFixed(2)}`;
  const large = to - from > 0.5 ? 1 : 0;
  return `M${point(outer, from)}A${outer} ${outer} 0 ${large} 1 ${point(outer, to)}L${point(inner, to)}A${inner} ${inner} 0 ${large} 0 ${point(inner, from)}Z`;
}

/** From one place to another, bent to the left of its way, so that there and back are two arcs. */
function arc(one, at, chosen) {
  const [[x1, y1], [x2, y2]] = [at(one.from.lon, one.from.lat), at(one.to.lon, one.to.lat)];
  const [dx, dy] = [x2 - x1, y2 - y1];
  const [cx, cy] = [(x1 + x2) / 2 + dy * 0.22, (y1 + y2) / 2 - dx * 0.22];
  const d = `M${x1.toFixed(1)} ${y1.toFixed(1)}Q${cx.toFixed(1)} ${cy.toFixed(1)} ${x2.toFixed(1)} ${y2.toFixed(1)}`;
  const width = Math.min(1.4 + Math.log2(one.count), 6);
  return s('g', { class: 'move', onclick: chosen }, s('title', {}, `${one.from.name} to ${one.to.name}: ${many(one.count, 'movement')}`),
    s('path', { d, class: 'reach' }), s('path', { d, class: 'arc', 'stroke-width': width, 'marker-end': 'url(#arrow)' }));
}

/** Names beside discs, where they do not lie on each other. */
function labels(places, where, radius, width) {
  const around = (place, [x, y], far = radius(place) + 6) => [x - far, y - far, x + far, y + far];
  const taken = places.map((place) => around(place, where(place)));
  const free = (box) => taken.every((other) => box[0] > other[2] || box[2] < other[0] || box[1] > other[3] || box[3] < other[1]);
  const made = [];
  for (const place of places.slice(0, 4 * NAMED)) {
    const [x, y] = where(place);
    const far = radius(place) + 8;
    const long = 6.6 * place.name.length + 4;
    const sides = [[x + far, 'start', x + far], [x - far, 'end', x - far - long]];
    const found = sides.map(([anchor, side, left]) => ({ anchor, side, box: [left, y - 8, left + long, y + 8] }))
      .find(({ box }) => box[0] >= 0 && box[2] <= width && free(box));
    if (!found || made.length >= NAMED) continue;
    taken.push(found.box);
    made.push(s('text', { x: found.anchor.toFixed(1), y: (y + 4).toFixed(1), 'text-anchor': found.side }, place.name));
  }
  return made;
}
