// A span of days that is pushed along a longer one, by hand, step by step, or by itself.

import { fill, h } from './element.js';
import { say } from './live.js';

const DAY = 86400000;
const PACE = 1100;

export const plain = (iso) => Date.parse(`${iso}T00:00:00Z`) / DAY;
export const iso = (day) => new Date(day * DAY).toISOString().slice(0, 10);

/**
 * A slider over the days ``since`` to ``until`` (ISO); ``length`` days are shown at once, 0 is all of them. ``changed({since, until})`` is
 * awaited before the next step. It plays only where the reader's system does not ask for less motion. Gives {element, end}.
 */
export function slider({ since, until, length, at, lengths, changed }) {
  const [first, last] = [plain(since), plain(until)];
  const whole = last - first + 1;
  let span = length && length < whole ? length : 0;
  let end = at ? Math.min(Math.max(plain(at), first), last) : last;
  let playing = null;
  let busy = Promise.resolve();

  const range = h('input', { type: 'range', min: first, max: last, step: 1, value: end, 'aria-label': 'Last day shown', oninput: pushed });
  const said = h('output', { class: 'said' });
  const choice = h('select', { onchange: chosen },
    h('option', { value: 0, selected: !span }, `all ${whole.toLocaleString('en')} days`),
    lengths.filter((days) => days < whole).map((days) => h('option', { value: days, selected: days === span }, `${days} days`)));
  const back = h('button', { type: 'button', class: 'quiet', 'aria-label': 'Earlier', onclick: () => step(-1) }, '◀');
  const on = h('button', { type: 'button', class: 'quiet', 'aria-label': 'Later', onclick: () => step(1) }, '▶');
  const play = h('button', { type: 'button', class: 'quiet', onclick: () => (playing ? stop() : start()) }, 'Play');
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  const hint = h('span', { class: 'facts' });
  const element = h('div', { class: 'slider', role: 'group', 'aria-label': 'Days shown' },
    h('label', {}, 'Days at once ', choice), back, range, on, play, said, hint);

  const shown = () => (span ? { since: iso(Math.max(end - span + 1, first)), until: iso(end) } : { since, until });
  const pace = () => Math.max(1, Math.round(span / 2));

  function draw() {
    const { since: from, until: to } = shown();
    range.value = end;
    range.setAttribute('aria-valuetext', `${from} to ${to}`);
    fill(said, `${from} to ${to}`);
    for (const part of [back, range, on]) part.disabled = !span;
    play.disabled = !span || calm.matches;
    fill(hint, calm.matches && span ? 'Plays step by step only: your system asks for less motion.' : '');
    play.textContent = playing ? 'Pause' : 'Play';
  }

  function tell() {
    draw();
    busy = busy.catch(() => {}).then(() => changed({ ...shown(), length: span, at: iso(end) }));
    return busy;
  }

  function chosen() {
    span = Number(choice.value);
    stop();
    tell();
  }

  function pushed() {
    stop();
    end = Number(range.value);
    draw();
    clearTimeout(pushed.late);
    pushed.late = setTimeout(tell, 120);
  }

  function step(way) {
    stop();
    end = Math.min(Math.max(end + way * pace(), first), last);
    tell();
  }

  async function start() {
    if (calm.matches || !span) return;
    if (end >= last) end = Math.min(first + span - 1, last);
    playing = {};
    say('Playing');
    for (const mine = playing; playing === mine;) {
      await tell();
      await new Promise((resolve) => { setTimeout(resolve, PACE); });
      if (playing !== mine) return;
      if (end >= last) break;
      end = Math.min(end + pace(), last);
    }
    stop();
  }

  function stop() {
    if (!playing) return;
    playing = null;
    say('Paused');
    draw();
  }

  calm.addEventListener('change', draw);
  draw();
  return { element, shown, end: () => { playing = null; calm.removeEventListener('change', draw); clearTimeout(pushed.late); } };
}
