// Charts: ECharts on a canvas, with words for those who do not see it; the table behind a chart says the same.

import { h } from './element.js';
import { colour, onTheme } from './theme.js';

const FILE = '/static/vendor/echarts.js';
let library = null;

/** The library, fetched when the first chart is drawn. */
export function echarts() {
  library ??= new Promise((resolve, reject) => {
    document.head.append(h('script', {
      src: FILE, onload: () => resolve(window.echarts),
      onerror: () => { library = null; reject(new Error('the charts could not be loaded')); },
    }));
  });
  return library;
}

/**
 * Draws a chart into an element that is in the page and has a height. ``option(colours, width)`` gives ECharts' option and is asked anew
 * when the theme or the width changes. Gives {chart, redraw, end}: ``end()`` must be called when the view is left.
 */
export async function drawn(element, option) {
  const { init } = await echarts();
  const chart = init(element, null, { renderer: 'canvas' });
  const redraw = () => chart.setOption(dressed(option(colour, element.clientWidth), colour), { notMerge: true });
  redraw();
  let width = element.clientWidth;
  const sized = new ResizeObserver(() => {
    if (element.clientWidth === width || !element.clientWidth) return;
    width = element.clientWidth;
    chart.resize();
    redraw();
  });
  sized.observe(element);
  const ended = onTheme(redraw);
  return { chart, redraw, end: () => { ended(); sized.disconnect(); chart.dispose(); } };
}

/** The frame of a chart: an element named for readers that say it aloud, a line of words, and the table, made when its fold is opened. */
export function figure({ label, caption, height, table }) {
  const canvas = h('div', { class: 'canvas', role: 'img', 'aria-label': label });
  canvas.style.setProperty('height', `${height}px`);
  const opened = (event) => { if (event.target.open && event.target.childElementCount === 1) event.target.append(table()); };
  const fold = table ? h('details', { ontoggle: opened }, h('summary', {}, 'The numbers as a table')) : null;
  return { element: h('figure', { class: 'chart' }, canvas, caption ? h('figcaption', {}, caption) : null, fold), canvas };
}

/** What every chart has in common: our type and colours, no movement, tooltips drawn on the canvas (no styles are put into the page). */
function dressed(option, shade) {
  const text = { color: shade('ink'), fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 12 };
  return {
    animation: false,
    textStyle: text,
    aria: { enabled: false },
    ...option,
    tooltip: option.tooltip && {
      renderMode: 'richText', confine: true, backgroundColor: shade('card'), borderColor: shade('edge'), borderWidth: 1,
      textStyle: text, ...option.tooltip,
    },
  };
}

/** An axis in our colours. */
export function axis(shade, given) {
  return {
    axisLine: { lineStyle: { color: shade('edge') } }, axisTick: { lineStyle: { color: shade('edge') } },
    axisLabel: { color: shade('soft'), fontSize: 11, hideOverlap: true, ...given.axisLabel }, splitLine: { lineStyle: { color: shade('line') } },
    ...without(given, 'axisLabel'),
  };
}

function without(object, key) {
  const { [key]: _, ...rest } = object;
  return rest;
}
