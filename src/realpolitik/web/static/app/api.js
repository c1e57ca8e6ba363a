// Asking the service: JSON in and out, what is unchanged is not sent twice, troubles are told as one kind of error.

const ROOT = '/v1';
// Answers by address, with their tags; as many as a person leafs through.
const KEPT = 200;
const kept = new Map();

/** What the service could not do: ``status``, ``title`` and ``detail`` as RFC 9457 has them. */
export class Problem extends Error {
  constructor(status, title, detail) {
    super(detail || title);
    this.status = status;
    this.title = title;
    this.detail = detail;
  }
}

/** The address of a resource, with those values of a query that say something. */
export function address(path, query = {}) {
  const asked = new URLSearchParams();
  for (const [name, value] of query instanceof URLSearchParams ? query : Object.entries(query)) {
    if (value === null || value === undefined || value === '') continue;
    for (const one of Array.isArray(value) ? value : [value]) asked.append(name, String(one));
  }
  const text = asked.toString();
  return ROOT + path + (text ? `?${text}` : '');
}

/** What a GET gives. */
export async function get(path, query = {}, { signal } = {}) {
  const url = address(path, query);
  const known = kept.get(url);
  const answer = await asked(url, { signal, headers: known ? { 'If-None-Match': known.tag } : {} });
  if (answer.status === 304 && known) return known.body;
  const body = await answer.json();
  const tag = answer.headers.get('ETag');
  if (tag) {
    kept.delete(url);
    kept.set(url, { tag, body });
    if (kept.size > KEPT) kept.delete(kept.keys().next().value);
  }
  return body;
}

/** What a POST gives; null where it gives nothing. */
export function post(path, body, options) {
  return sent('POST', path, body, options);
}

/** The same of a DELETE. */
export function del(path, options) {
  return sent('DELETE', path, undefined, options);
}

/** Leafs through a list: ``await more()`` gives its next items, and ``more.done`` says whether there are none left. */
export function pages(path, query = {}, options = {}) {
  let cursor = null;
  const more = async () => {
    const body = await get(path, { ...query, cursor }, options);
    cursor = body.next;
    more.done = !cursor;
    return body.items;
  };
  more.done = false;
  return more;
}

async function sent(method, path, body, { signal } = {}) {
  const headers = body === undefined ? {} : { 'Content-Type': 'application/json' };
  const answer = await asked(address(path), { method, signal, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  return answer.status === 204 ? null : answer.json();
}

async function asked(url, options) {
  let answer;
  try {
    answer = await fetch(url, { ...options, headers: { Accept: 'application/json', ...options.headers }, credentials: 'same-origin' });
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new Problem(0, 'The service does not answer', 'The service does not answer: is realpolitik serve still running?');
  }
  if (answer.ok || answer.status === 304) return answer;
  let told = {};
  try { told = await answer.json(); } catch { /* a proxy's page, say */ }
  throw new Problem(answer.status, told.title || `Error ${answer.status}`, typeof told.detail === 'string' ? told.detail : '');
}
