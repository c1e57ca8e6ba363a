// A table that can be sorted and taken away: beneath every chart, or alone.

import { fill, h } from './element.js';
import { say } from './live.js';
import { many } from './words.js';

// So many rows are drawn at once; the others come when they are asked for. The file has all of them.
const DRAWN = 200;

/**
 * A table with a caption. ``columns`` are {key, name, value, show, number}: ``value(row)`` is what is sorted by and saved (the row's own
 * ``key`` where it is left out), ``show(row)`` what is seen, ``number`` sets figures to the right. ``file`` names the download.
 * ``sorted`` is the key of the column by which the rows come sorted, with a minus before it for the greatest first.
 */
export function table({ caption, columns, rows, file = 'table', sorted = null }) {
  const value = (column, row) => (column.value ? column.value(row) : row[column.key]);
  let ordered = [...rows];
  let by = sorted ? sorted.replace(/^-/, '') : null;
  let down = Boolean(sorted?.startsWith('-'));
  let drawn = DRAWN;

  const body = h('tbody');
  const heads = columns.map((column) => h('th', { scope: 'col', class: column.number ? 'number' : null },
    h('button', { type: 'button', onclick: () => sort(column) }, column.name)));
  const more = h('button', { type: 'button', class: 'quiet more', onclick: () => { drawn += 5 * DRAWN; draw(); } });

  function sort(column) {
    down = by === column.key ? !down : Boolean(column.number);
    by = column.key;
    ordered = [...rows].sort((one, other) => compare(value(column, one), value(column, other)) * (down ? -1 : 1));
    draw();
    say(`sorted by ${column.name}, ${down ? 'descending' : 'ascending'}`);
  }

  function draw() {
    columns.forEach((column, at) => {
      if (column.key === by) heads[at].setAttribute('aria-sort', down ? 'descending' : 'ascending');
      else heads[at].removeAttribute('aria-sort');
    });
    fill(body, ordered.slice(0, drawn).map((row) => h('tr', {}, columns.map((column, at) => {
      const shown = column.show ? column.show(row) : value(column, row);
      return h(at === 0 && !column.number ? 'th' : 'td', { scope: at === 0 && !column.number ? 'row' : null, class: column.number ? 'number' : null }, shown);
    }))));
    more.hidden = ordered.length <= drawn;
    more.textContent = `Show more (${many(ordered.length - drawn, 'row')} left)`;
  }

  draw();
  const save = h('button', { type: 'button', class: 'quiet', onclick: () => download(`${file}.csv`, csv(columns, ordered, value)) }, 'Download CSV');
  return h('div', { class: 'sheet' },
    h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption },
      h('table', {}, h('caption', {}, h('span', {}, caption)), h('thead', {}, h('tr', {}, heads)), body)),
    more, h('div', { class: 'tools' }, h('span', {}, many(rows.length, 'row')), save));
}

/** Rows as a file of comma-separated values. */
export function csv(columns, rows, value = (column, row) => (column.value ? column.value(row) : row[column.key])) {
  const lines = [columns.map((column) => cell(column.name)), ...rows.map((row) => columns.map((column) => cell(value(column, row))))];
  return lines.map((line) => line.join(',')).join('\r\n') + '\r\n';
}

/** Gives a text to the reader as a file. */
export function download(name, content, type = 'text/csv') {
  const url = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
  h('a', { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

function cell(said) {
  if (said === null || said === undefined) return '';
  if (typeof said === 'number') return String(said);
  // A spreadsheet would take these for formulas; an apostrophe makes them words.
  const text = String(said).replace(/^[=+\-@\t\r]/, "'$&");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function compare(one, other) {
  const [nothing, void_] = [one === null || one === undefined || one === '', other === null || other === undefined || other === ''];
  if (nothing || void_) return Number(nothing) - Number(void_);
  return typeof one === 'number' && typeof other === 'number' ? one - other : String(one).localeCompare(String(other), 'en', { numeric: true });
}
