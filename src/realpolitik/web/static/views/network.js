// Who stands with whom: powers as nodes, what passes between them as lines, by track or all together; the same as tables.

import { get } from '../app/api.js';
import { controls, share } from '../app/controls.js';
import { fill, h, link } from '../app/element.js';
import { settled } from '../app/settle.js';
import { say } from '../app/live.js';
import { keep } from '../app/router.js';
import { sheets } from '../app/sheet.js';
import { table } from '../app/table.js';
import { colour, onTheme } from '../app/theme.js';
import { TRACKS, TRACK_WORDS, many, power, track } from '../app/words.js';

export const title = 'Network';

const SIGNS = { 1: 'for', 0: 'mixed', '-1': 'against', null: 'too few to say' };
const SHAPES = { talk: 'ellipse', deliver: 'rectangle', press: 'triangle', force: 'diamond' };
// Hues of groups are not those of tracks; groups are told apart by their letters too.
// So many powers always have their names beside them; the others have when one is near, or chosen.
const NAMED = 60;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

export async function show(root, place, params, { signal } = {}) {
  const chosen = TRACKS.includes(params.get('track')) ? params.get('track') : '';
  const asked = { since: params.get('since'), until: params.get('until'), track: chosen, limit: params.get('limit') };
  const [told] = await Promise.all([get('/network', asked, { signal }), sheets('/static/views.css')]);
  const weight = (bond) => (chosen ? bond.counts[chosen] : TRACKS.reduce((sum, name) => sum + bond.counts[name], 0));
  const all = (some) => some.reduce((sum, bond) => sum + weight(bond), 0);
  const bonds = told.bonds.filter((bond) => weight(bond) > 0).sort((one, other) => weight(other) - weight(one));
  const powers = [...new Set(bonds.flatMap((bond) => [bond.left, bond.right]))].sort();
  const homes = new Map(told.groups.flatMap((group, at) => group.map((code) => [code, at])));

  const heading = h('div', { class: 'heading' }, h('h1', {}, 'Who stands with whom'), share(), h('p', { class: 'facts' },
    `${many(powers.length, 'power')}, ${many(bonds.length, 'pair')}, ${many(all(bonds), 'event')} · ${told.since} to ${told.until}`));
  const form = controls([
    { name: 'since', label: 'From', type: 'date', value: params.get('since') ?? '' },
    { name: 'until', label: 'To', type: 'date', value: params.get('until') ?? '' },
    { name: 'track', label: 'Track', value: chosen, choices: [['', 'all tracks'], ...TRACKS.map((name) => [name, `${name}: ${TRACK_WORDS[name]}`])] },
    { name: 'limit', label: 'Pairs at most', value: params.get('limit') ?? '', choices: [['', '100'], ['300', '300'], ['1000', '1000']] },
  ], { label: 'What the network shows' });
  if (!bonds.length) {
    fill(root, heading, form, h('p', { class: 'none' }, 'Not enough evidence: in these days no event passed between two powers on this track.'));
    return undefined;
  }

  const canvas = h('div', { class: 'canvas network', role: 'img', 'aria-label': `Network of ${many(powers.length, 'power')}; the tables below say the same` });
  const aside = h('aside', { class: 'part picked', 'aria-live': 'polite' });
  const groups = told.groups.length ? h('section', { class: 'part' }, h('header', {}, h('h2', {}, 'Groups'),
    h('p', { class: 'facts' }, 'more cooperation, and less conflict, than their traffic lets expect')),
  h('ol', { class: 'groups' }, told.groups.map((group, at) => h('li', {}, h('b', { class: 'badge strong' }, LETTERS[at] ?? at + 1), ' ',
    group.map((code, here) => [here ? ', ' : '', h('button', { type: 'button', class: 'plain', onclick: () => pick(code) }, power(code))]))))) : null;
  const legend = h('ul', { class: 'legend' }, chosen ? h('li', {}, track(chosen, `${chosen}: ${TRACK_WORDS[chosen]}`)) : [
    h('li', { class: 'line for' }, 'mostly for each other'), h('li', { class: 'line against' }, 'mostly against each other'),
    h('li', { class: 'line mixed' }, 'mixed'), h('li', { class: 'line few' }, 'too few events to say')],
  h('li', {}, 'thicker: more events'), told.groups.length ? h('li', {}, 'letter: group') : null);
  fill(root, heading, form, h('figure', { class: 'chart' }, h('div', { class: 'stage' }, canvas), legend), aside, groups,
    pairTable(bonds, weight), powerTable(powers, bonds, weight, homes, pick));

  const { default: cytoscape } = await cytoscaped();
  const places = settled(powers, bonds.map((bond) => ({
    a: bond.left, b: bond.right, pull: (bond.sign === -1 && !chosen ? 0.25 : 1) * Math.log2(1 + weight(bond)) / 3,
  })), homes);
  const sizes = new Map(powers.map((code) => [code, all(bonds.filter((bond) => bond.left === code || bond.right === code))]));
  const most = Math.max(...sizes.values());
  // The more there is on the less room, the finer it is drawn.
  const fine = Math.min(1, Math.sqrt(50 / powers.length)) * Math.min(1, Math.max(0.5, canvas.clientWidth / 800));
  const heavy = Math.max(...bonds.map(weight));
  const ranked = [...powers].sort((one, other) => sizes.get(other) - sizes.get(one));
  const lying = spread(places, canvas);
  const net = cytoscape({
    container: canvas, layout: { name: 'preset', fit: false }, zoom: 1, pan: { x: 0, y: 0 }, minZoom: 0.2, maxZoom: 5,
    boxSelectionEnabled: false, autoungrabify: true,
    elements: [
      ...powers.map((code) => ({
        data: {
          id: code, label: homes.has(code) ? `${power(code)} ${LETTERS[homes.get(code)] ?? ''}` : power(code),
          size: fine * (12 + 34 * Math.sqrt(sizes.get(code) / most)),
        },
        position: lying(places.get(code)), classes: ranked.indexOf(code) < NAMED ? '' : 'small',
      })),
      ...bonds.map((bond) => ({
        data: { id: `${bond.left}-${bond.right}`, source: bond.left, target: bond.right, width: 1 + 7 * fine * Math.sqrt(weight(bond) / heavy) },
        classes: chosen || { 1: 'for', '-1': 'against', 0: 'mixed' }[bond.sign] || 'few',
      })),
    ],
    style: style(chosen, bonds.length > 200),
  });
  net.on('tap', 'node', (event) => pick(event.target.id()));
  net.on('tap', 'edge', (event) => pickPair(event.target.data('source'), event.target.data('target')));
  net.on('tap', (event) => { if (event.target === net) clear(); });
  // The wheel belongs to the page unless the control key is held.
  canvas.addEventListener('wheel', (event) => { if (!event.ctrlKey) event.stopPropagation(); }, { capture: true });
  const ended = onTheme(() => net.style(style(chosen, bonds.length > 200)));
  const sized = new ResizeObserver(() => {
    const lie = spread(places, canvas);
    net.resize();
    net.nodes().positions((node) => lie(places.get(node.id())));
    net.viewport({ zoom: 1, pan: { x: 0, y: 0 } });
  });
  sized.observe(canvas);

  function clear() {
    net.elements().removeClass('dim on near');
    fill(aside);
    keep({ power: null });
  }

  function pick(code) {
    const own = bonds.filter((bond) => bond.left === code || bond.right === code);
    const other = (bond) => (bond.left === code ? bond.right : bond.left);
    const near = net.getElementById(code).closedNeighborhood();
    net.elements().removeClass('on near').addClass('dim');
    near.removeClass('dim').addClass('near');
    net.getElementById(code).addClass('on');
    keep({ power: code });
    fill(aside, h('header', {}, h('h2', {}, power(code)), h('p', { class: 'facts' }, `${many(own.length, 'pair')}, ${many(all(own), 'event')}`)),
      ['1', '-1', '0', 'null'].map((sign) => {
        const some = own.filter((bond) => String(bond.sign) === sign);
        const named = (bond, at) => [at ? ', ' : '', pairLink(code, other(bond), power(other(bond))), ` (${weight(bond)})`];
        return some.length ? h('p', {}, h('b', {}, `${SIGNS[sign]}: `), some.map(named)) : null;
      }), h('p', { class: 'facts' }, h('button', { type: 'button', class: 'quiet', onclick: clear }, 'Show all again')));
    say(`${power(code)}: ${many(own.length, 'pair')}`);
  }

  function pickPair(left, right) {
    const bond = bonds.find((one) => one.left === left && one.right === right);
    net.elements().removeClass('on').addClass('dim');
    net.getElementById(`${left}-${right}`).removeClass('dim').connectedNodes().removeClass('dim');
    fill(aside, h('header', {}, h('h2', {}, `${power(left)} and ${power(right)}`),
      h('p', { class: 'facts' }, `${SIGNS[bond.sign]} · ${many(weight(bond), 'event')}`)),
      h('p', {}, TRACKS.map((name) => [track(name, `${name} ${bond.counts[name]}`), ' '])),
      h('p', {}, pairLink(left, right, 'How they stand over time'), ' · ', eventsLink(left, right), ' · ', eventsLink(right, left)));
  }

  function eventsLink(actor, recipient) {
    const asked = new URLSearchParams({ actor, recipient, since: told.since, until: told.until });
    return link(`/events?${asked}`, `events ${power(actor)} → ${power(recipient)}`);
  }

  const before = params.get('power');
  if (before && powers.includes(before)) pick(before);
  return () => { ended(); sized.disconnect(); net.destroy(); };
}

/** From the square of the places onto the whole canvas, with room for names at the edges; half by rank, so that no heap is in the middle. */
function spread(places, canvas) {
  const [x, y] = [axis([...places.values()].map((one) => one.x)), axis([...places.values()].map((one) => one.y))];
  const [across, down] = [Math.min(64, canvas.clientWidth / 6), 40];
  return (place) => ({
    x: across + x(place.x) * (canvas.clientWidth - 2 * across), y: down + y(place.y) * (canvas.clientHeight - 2 * down - 16),
  });
}

function axis(values) {
  const sorted = [...values].sort((one, other) => one - other);
  const [least, most, last] = [sorted[0], sorted.at(-1), sorted.length - 1];
  return (value) => (last ? (value - least) / (2 * (most - least || 1)) + sorted.indexOf(value) / (2 * last) : 0.5);
}

/** The library, which would put its one rule of style into the page if it did not find an element of this name. */
function cytoscaped() {
  if (!document.getElementById('__________cytoscape_stylesheet')) document.head.append(h('meta', { id: '__________cytoscape_stylesheet' }));
  return import('/static/vendor/cytoscape.js');
}

function style(chosen, many) {
  const [ink, card, edge, soft] = ['ink', 'card', 'edge', 'soft'].map(colour);
  const line = (name, more = {}) => ({ 'line-color': colour(name), ...more });
  return [
    { selector: 'node', style: {
      width: 'data(size)', height: 'data(size)', label: 'data(label)', 'font-size': 12, color: ink, 'text-valign': 'bottom', 'text-margin-y': 3,
      'font-family': getComputedStyle(document.body).fontFamily, 'background-color': chosen ? colour(chosen) : edge, shape: SHAPES[chosen] ?? 'ellipse',
      'text-background-color': colour('paper'), 'text-background-opacity': 0.75, 'text-background-padding': 1, 'border-width': 2, 'border-color': card } },
    { selector: 'edge', style: { width: 'data(width)', 'curve-style': 'straight', opacity: many ? 0.45 : 0.75, 'line-color': soft } },
    { selector: '.for', style: line('deliver') },
    { selector: '.against', style: line('force', { 'line-style': 'dashed', 'line-dash-pattern': [12, 7] }) },
    { selector: '.mixed', style: line('press', { 'line-style': 'dashed', 'line-dash-pattern': [3, 10], 'line-cap': 'round' }) },
    { selector: '.few', style: line('edge', { opacity: 0.5 }) },
    ...TRACKS.map((name) => ({ selector: `.${name}`, style: line(name) })),
    { selector: 'node.small', style: { 'min-zoomed-font-size': 18 } },
    { selector: 'node.near', style: { 'min-zoomed-font-size': 0 } },
    { selector: '.dim', style: { opacity: 0.12 } },
    { selector: 'node.on', style: { 'border-color': ink, 'border-width': 3 } },
  ];
}

function pairLink(one, other, ...words) {
  return link(`/pair/${encodeURIComponent(one)}/${encodeURIComponent(other)}`, ...words);
}

function pairTable(bonds, weight) {
  return table({
    caption: 'Pairs of powers', file: 'network', rows: bonds, sorted: '-events',
    columns: [
      {
        key: 'pair', name: 'Pair', value: (bond) => `${power(bond.left)} – ${power(bond.right)}`,
        show: (bond) => pairLink(bond.left, bond.right, power(bond.left), ' – ', power(bond.right)),
      },
      { key: 'sign', name: 'Stand', value: (bond) => SIGNS[bond.sign] },
      { key: 'events', name: 'Events', number: true, value: weight },
      ...TRACKS.map((name) => ({ key: name, name, number: true, value: (bond) => bond.counts[name], show: (bond) => bond.counts[name] || '·' })),
      { key: 'share', name: 'Share of all', number: true, value: (bond) => bond.share, show: (bond) => `${(100 * bond.share).toFixed(1)} %` },
    ],
  });
}

function powerTable(powers, bonds, weight, homes, pick) {
  const seen = (code) => {
    pick(code);
    document.querySelector('aside.picked').scrollIntoView({ block: 'nearest' });
  };
  const rows = powers.map((code) => {
    const own = bonds.filter((bond) => bond.left === code || bond.right === code);
    return {
      code, group: homes.has(code) ? LETTERS[homes.get(code)] ?? homes.get(code) + 1 : '', pairs: own.length,
      events: own.reduce((sum, bond) => sum + weight(bond), 0),
      for: own.filter((bond) => bond.sign === 1).length, against: own.filter((bond) => bond.sign === -1).length,
    };
  }).sort((one, other) => other.events - one.events);
  return table({
    caption: 'Powers', file: 'powers', rows, sorted: '-events',
    columns: [
      { key: 'code', name: 'Power', value: (row) => power(row.code), show: (row) => h('button', { type: 'button', class: 'plain', onclick: () => seen(row.code) }, power(row.code)) },
      { key: 'group', name: 'Group' }, { key: 'events', name: 'Events', number: true }, { key: 'pairs', name: 'Pairs', number: true },
      { key: 'for', name: 'For', number: true }, { key: 'against', name: 'Against', number: true },
    ],
  });
}
