// The earth on a flat page: countries of Natural Earth, and where a place lies on it. The libraries are fetched by the first map.

import { h } from './element.js';

const FILES = ['d3-array', 'd3-geo', 'topojson-client'].map((name) => `/static/vendor/${name}.js`);
let library = null;

/** {d3, countries, borders}: the projections, and the world as GeoJSON. */
export function world() {
  library ??= loaded().catch((error) => { library = null; throw error; });
  return library;
}

async function loaded() {
  const atlas = fetch('/static/vendor/world-atlas.json').then((answer) => answer.json());
  // One after the other: d3-geo asks for what d3-array leaves behind.
  for (const file of FILES) await script(file);
  const topology = await atlas;
  const { countries } = topology.objects;
  return {
    d3: window.d3,
    land: window.topojson.feature(topology, topology.objects.land),
    borders: window.topojson.mesh(topology, countries, (one, other) => one !== other),
  };
}

function script(src) {
  return new Promise((resolve, reject) => {
    document.head.append(h('script', { src, onload: resolve, onerror: () => reject(new Error('the map could not be loaded')) }));
  });
}

/**
 * A projection onto a sheet of so many pixels, that shows all points ([longitude, latitude] each) with some room, or the whole earth where
 * there are none; nearer by ``zoom`` and moved by ``[x, y]`` pixels.
 */
export function projected(d3, { width, height, points, zoom = 1, moved = [0, 0] }) {
  const projection = d3.geoNaturalEarth1();
  const edge = 28;
  const whole = { type: 'Sphere' };
  if (points.length) {
    projection.rotate([-middle(points.map(([x]) => x)), 0]);
    projection.fitExtent([[edge, edge], [width - edge, height - edge]], roomy(points));
  } else {
    projection.fitExtent([[4, 4], [width - 4, height - 4]], whole);
  }
  const [x, y] = projection.translate();
  const [cx, cy] = [width / 2, height / 2];
  projection.scale(projection.scale() * zoom).translate([cx + (x - cx) * zoom + moved[0], cy + (y - cy) * zoom + moved[1]]);
  return projection;
}

/** The longitude in the middle of all, so that what lies about the Pacific is not torn apart. */
function middle(longitudes) {
  const sorted = [...longitudes].sort((one, other) => one - other);
  let widest = sorted[0] + 360 - sorted.at(-1);
  let from = sorted[0];
  for (let at = 1; at < sorted.length; at += 1) {
    if (sorted[at] - sorted[at - 1] > widest) {
      widest = sorted[at] - sorted[at - 1];
      from = sorted[at];
    }
  }
  const centre = from + (360 - widest) / 2;
  return centre > 180 ? centre - 360 : centre;
}

/** Points as a shape to be fitted; never nearer than some degrees, so that one town is shown with its neighbours. */
function roomy(points) {
  const least = 9;
  const around = points.flatMap(([x, y]) => [[x - least, y], [x + least, y], [x, Math.max(y - least, -85)], [x, Math.min(y + least, 85)]]);
  return { type: 'MultiPoint', coordinates: around };
}
