// Markup that comes as markup: only the marked text and its cards, which the service writes and escapes itself (exports/page.py).
// It is held against a list all the same, so that a fault there runs nothing here.

const TAGS = new Set([
  'a', 'abbr', 'aside', 'b', 'blockquote', 'br', 'details', 'div', 'h2', 'h3', 'i', 'li', 'nav', 'ol', 'p', 'q', 'section', 'span', 'summary',
  'table', 'tbody', 'td', 'th', 'thead', 'tr', 'ul',
]);
const ATTRIBUTES = new Set(['class', 'id', 'title', 'tabindex', 'role', 'scope', 'rel']);

/** The nodes of a piece of markup. */
export function fragment(markup) {
  const parsed = new DOMParser().parseFromString(markup, 'text/html');
  for (const element of [...parsed.body.querySelectorAll('*')]) {
    if (!TAGS.has(element.localName)) {
      element.remove();
      continue;
    }
    for (const { name, value } of [...element.attributes]) {
      const good = ATTRIBUTES.has(name) || /^(data|aria)-/.test(name) || (name === 'href' && /^(#|https?:\/\/)/i.test(value));
      if (!good) element.removeAttribute(name);
    }
  }
  const nodes = document.createDocumentFragment();
  nodes.append(...parsed.body.childNodes);
  return nodes;
}
