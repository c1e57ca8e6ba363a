// Building the page from data: elements and text nodes only, never markup made of data.

const SVG = 'http://www.w3.org/2000/svg';
// Where a link may lead: into this site, or to a page of the web. Nothing else, whatever a report says its address is.
const WEB = /^https?:\/\//i;

/** An element with attributes, listeners (functions) and children (nodes, strings, numbers, arrays of them; null and false are left out). */
export function h(tag, attributes = {}, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

/** The same for SVG. */
export function s(tag, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, tag), attributes, children);
}

/** Puts children in the place of those that an element has. */
export function fill(node, ...children) {
  node.replaceChildren(...flat(children));
  return node;
}

/** A link within the site, or out of it: an address that is neither is told as text. */
export function link(href, ...children) {
  const here = typeof href === 'string' && /^[/#?](?!\/)/.test(href);
  if (here) return h('a', { href }, ...children);
  if (typeof href === 'string' && WEB.test(href)) return h('a', { href, rel: 'noopener noreferrer' }, ...children);
  return h('span', {}, ...children);
}

function filled(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') node.addEventListener(name.replace(/^on/, ''), value);
    else if (name === 'data') Object.assign(node.dataset, value);
    else if (name === 'value' || name === 'checked') node[name] = value;
    else if (/^on|^style$|^srcdoc$/i.test(name)) throw new Error(`no ${name} in the page`);
    else node.setAttribute(name === 'className' ? 'class' : name, value === true ? '' : String(value));
  }
  node.append(...flat(children));
  return node;
}

function flat(children) {
  return children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false && child !== '')
    .map((child) => (child instanceof Node ? child : String(child)));
}
