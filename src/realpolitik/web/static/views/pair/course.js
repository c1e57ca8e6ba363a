// The course of one direction as a chart: a row for each track, weeks beside what their eve let expect, and where it turned.

import { axis, drawn, figure } from '../../app/chart.js';
import { h, link } from '../../app/element.js';
import { here } from '../../app/controls.js';
import { table } from '../../app/table.js';
import { CLOSER, TRACKS, TRACK_WORDS, chance, rate } from '../../app/words.js';

const ALL = [...TRACKS, ...CLOSER];
// Heights in pixels: of a row of a track, of a closer look at force, of the space above each, and of what stands below all.
const ROW = 64, CLOSE = 40, ABOVE = 32, BELOW = 26;
// A pointer that moves by fewer pixels has clicked, not drawn a range.
const STILL = 6;

/** The figure of a direction; ``draw(chosen)`` draws it once it is in the page, and ``chosen`` hears of a range of days. */
export function course(one, name) {
  const rows = ALL.map((track) => one.tracks.find((each) => each.track === track));
  const weeks = rows[0].weeks;
  if (!weeks.length || !one.deeds.length) {
    const why = one.deeds.length ? 'Less than two weeks are known: there is nothing to draw.' : 'No deed is known in this time: there is nothing to draw.';
    return { element: h('p', { class: 'none' }, why), draw: async () => undefined };
  }
  const height = TRACKS.length * (ROW + ABOVE) + CLOSER.length * (CLOSE + ABOVE) + BELOW;
  const made = figure({ label: spoken(one, name), height, table: () => weeksTable(one, name, rows) });
  const draw = async (chosen) => {
    const chart = await drawn(made.canvas, (shade) => option(one, rows, weeks, shade));
    ranged(made.canvas, chart.chart, weeks, chosen);
    return chart.end;
  };
  return { element: made.element, draw };
}

function spoken(one, name) {
  if (!one.enough) return `${name}, by week: not enough evidence to say where it goes`;
  const parts = TRACKS.map((track) => one.tracks.find((each) => each.track === track)).map((each) => `${each.track}: ${each.deeds} deeds in the last ${one.window} days, ${each.direction}`);
  return `${name}, deeds by week on four tracks. ${parts.join('; ')}${one.dual_track ? '; a dual track' : ''}`;
}

function option(one, rows, weeks, shade) {
  const labels = weeks.map((week) => week.to);
  const grids = [], xs = [], ys = [], series = [], titles = [];
  let top = 0;
  rows.forEach((row, at) => {
    const height = TRACKS.includes(row.track) ? ROW : CLOSE;
    const own = shade(TRACKS.includes(row.track) ? row.track : 'force');
    grids.push({ left: 34, right: 8, top: top + ABOVE, height });
    titles.push({ text: `${row.track}, ${TRACK_WORDS[row.track]}`, left: 0, top: top + 8, padding: 0, textStyle: { fontSize: 12, fontWeight: 600, color: own } });
    top += height + ABOVE;
    const last = at === rows.length - 1;
    xs.push(axis(shade, {
      type: 'category', gridIndex: at, data: labels, axisTick: { show: false, interval: 0 }, splitLine: { show: false },
      axisLabel: { show: last, formatter: short, showMinLabel: true }, axisPointer: { show: true, label: { show: false }, lineStyle: { color: shade('edge') } },
    }));
    const most = Math.max(1, ...row.weeks.map((week) => Math.max(week.deeds, week.expected['90%'][1])));
    const half = Math.ceil((most * 1.15) / 2);
    ys.push(axis(shade, { type: 'value', gridIndex: at, min: 0, max: 2 * half, interval: half, axisLine: { show: false }, axisTick: { show: false } }));
    series.push(...drawing(one, row, at, weeks, own, shade));
  });
  return {
    title: titles, grid: grids, xAxis: xs, yAxis: ys, series,
    axisPointer: { link: [{ xAxisIndex: 'all' }] },
    tooltip: { trigger: 'axis', formatter: (points) => told(rows, points[0]?.dataIndex ?? 0) },
  };
}

/** The series of one row: two washes, bars, regimes, the usual rate, alarms, and the areas of the window and of dual tracks. */
function drawing(one, row, at, weeks, own, shade) {
  const base = { xAxisIndex: at, yAxisIndex: at, silent: true, symbol: 'none', animation: false };
  const bounds = (share, side) => row.weeks.map((week) => week.expected[share][side]);
  const wash = (share, opacity) => {
    const low = bounds(share, 0);
    const stack = `${row.track}${share}`;
    return [
      { ...base, type: 'line', step: 'middle', stack, data: low, lineStyle: { opacity: 0 }, z: 1 },
      { ...base, type: 'line', step: 'middle', stack, data: bounds(share, 1).map((high, week) => high - low[week]), lineStyle: { opacity: 0 }, areaStyle: { color: own, opacity }, z: 1 },
    ];
  };
  const regime = weeks.map((week) => row.regimes.findLast((each) => each.from <= week.to)?.a_week ?? null);
  const marks = row.alarms.map((alarm) => ({
    coord: [Math.max(0, weeks.findIndex((week) => week.to >= alarm.day)), 0], symbolRotate: alarm.up ? 0 : 180,
  }));
  const first = weeks.findIndex((week) => week.to > windowStart(one));
  const areas = [[{ xAxis: weeks[Math.max(first, 0)].to, itemStyle: { color: shade('edge'), opacity: 0.13 } }, { xAxis: weeks.at(-1).to }]];
  for (const span of one.dual_spans) {
    const from = weeks.findIndex((week) => week.to >= span.from), to = weeks.findLastIndex((week) => week.from <= span.to);
    if (row.track !== 'press' && TRACKS.includes(row.track) && from >= 0) {
      const label = { show: row.track === 'talk', position: 'insideTopRight', distance: 2, formatter: 'dual track', color: shade('ink'), fontSize: 11, fontWeight: 600 };
      areas.push([{ xAxis: weeks[from].to, label, itemStyle: { color: shade('dual'), opacity: 0.3 } }, { xAxis: weeks[to].to }]);
    }
  }
  return [
    ...wash('90%', 0.12), ...wash('80%', 0.16),
    { ...base, type: 'bar', data: row.weeks.map((week) => week.deeds), barWidth: '62%', itemStyle: { color: own }, z: 3,
      markArea: { silent: true, animation: false, data: areas },
      markPoint: { silent: true, animation: false, symbol: 'triangle', symbolSize: 8, symbolOffset: [0, -ROW + 8], itemStyle: { color: shade('ink') }, label: { show: false }, data: marks } },
    { ...base, type: 'line', step: 'middle', data: regime, lineStyle: { color: shade('ink'), width: 1.2 }, z: 4 },
    { ...base, type: 'line', data: row.weeks.map((week) => week.usual), lineStyle: { color: shade('ink'), width: 1, type: [3, 3], opacity: 0.75 }, z: 4 },
  ];
}

function windowStart(one) {
  const day = new Date(`${one.until}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - one.window);
  return day.toISOString().slice(0, 10);
}

/** A week in words, for the pointer. */
function told(rows, at) {
  const lines = [`${rows[0].weeks[at].from} to ${rows[0].weeks[at].to}`];
  for (const row of rows) {
    const week = row.weeks[at];
    const [low, high] = week.expected['80%'];
    lines.push(`${row.track}: ${week.deeds}  (expected ${low} to ${high}${week.rising === null ? '' : `; P of a rise ${chance(week.rising)}`})`);
  }
  return lines.join('\n');
}

/** Lets a click choose a week and a drawn range several; an element over the canvas shows which. */
function ranged(canvas, chart, weeks, chosen) {
  const shown = h('div', { class: 'range', hidden: true });
  canvas.append(shown);
  let start = null;
  const week = (x) => Math.min(weeks.length - 1, Math.max(0, chart.convertFromPixel({ xAxisIndex: 0 }, x)));
  const mark = (one, other) => {
    const [low, high] = [Math.min(one, other), Math.max(one, other)];
    const pixel = (at) => chart.convertToPixel({ xAxisIndex: 0 }, at);
    const half = weeks.length > 1 ? (pixel(1) - pixel(0)) / 2 : 10;
    shown.hidden = false;
    for (const [name, value] of [['left', pixel(low) - half], ['width', pixel(high) - pixel(low) + 2 * half], ['top', ABOVE], ['height', canvas.clientHeight - ABOVE - BELOW]]) {
      shown.style.setProperty(name, `${value}px`);
    }
    return [low, high];
  };
  const zr = chart.getZr();
  zr.on('mousedown', (event) => { start = event.offsetX; });
  zr.on('mousemove', (event) => {
    if (start !== null && Math.abs(event.offsetX - start) > STILL) mark(week(start), week(event.offsetX));
  });
  zr.on('mouseup', (event) => {
    if (start === null) return;
    const [low, high] = mark(week(Math.abs(event.offsetX - start) > STILL ? start : event.offsetX), week(event.offsetX));
    start = null;
    chosen({ since: weeks[low].from, until: weeks[high].to });
  });
}

function weeksTable(one, name, rows) {
  const lines = rows[0].weeks.map((week, at) => ({ from: week.from, to: week.to, each: rows.map((row) => row.weeks[at]) })).reverse();
  return table({
    caption: `${name}, deeds by week; in brackets what the eve let expect, 80 %`, file: `${one.source}-${one.target}-weeks`, rows: lines,
    columns: [
      { key: 'from', name: 'Week from', value: (line) => line.from, show: (line) => link(`${here({ ...asked(), from: line.from, to: line.to })}#deeds`, line.from) },
      { key: 'to', name: 'To', value: (line) => line.to },
      ...rows.flatMap((row, at) => [
        { key: row.track, name: row.track, number: true, value: (line) => line.each[at].deeds,
          show: (line) => `${line.each[at].deeds} (${line.each[at].expected['80%'].join('–')})` },
      ]),
      ...rows.slice(0, TRACKS.length).map((row, at) => ({ key: `usual-${row.track}`, name: `usual ${row.track}`, number: true, value: (line) => line.each[at].usual, show: (line) => rate(line.each[at].usual) })),
      ...rows.slice(0, TRACKS.length).map((row, at) => ({ key: `rising-${row.track}`, name: `P of a rise, ${row.track}`, number: true, value: (line) => line.each[at].rising, show: (line) => chance(line.each[at].rising) })),
    ],
  });
}

function asked() {
  return Object.fromEntries(new URLSearchParams(location.search));
}

function short(iso) {
  return new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', year: '2-digit', timeZone: 'UTC' }).format(new Date(`${iso}T00:00:00Z`));
}
