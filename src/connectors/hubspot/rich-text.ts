/** What is written in HubSpot's editor is HTML. As text it has a line for each paragraph, list item and break. */
export function textOfHtml(html: string): string {
  // What came by an interface may be plain text, whose line breaks are its own.
  if (html.search(tags) < 0) return withoutEntities(html).trim();
  let text = '';
  let end = 0;
  let isShown = true;
  for (const { 0: tag, 1: slash, 2: name = '', index } of html.matchAll(tags)) {
    if (isShown) text += html.slice(end, index).replaceAll(/\s+/g, ' ');
    end = index + tag.length;
    const word = name.toLowerCase();
    if (unseen.has(word)) isShown = slash === '/';
    else if (word === 'br' || (slash === '/' && blocks.has(word))) text += '\n';
  }
  text += html.slice(end).replaceAll(/\s+/g, ' ');
  return withoutEntities(text)
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

/** Text as HubSpot shows it unchanged. */
export function htmlOfText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>');
}

const tags = /<(\/?)([a-z][a-z\d]*)(?:[\s/][^<>]*)?>/gi;
const blocks = new Set(['p', 'div', 'li', 'tr', 'blockquote', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const unseen = new Set(['head', 'style', 'script', 'title']);

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

function withoutEntities(text: string): string {
  return text.replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,4}));/gi, (entity, decimal, hex, name) => {
    if (name !== undefined) return entities[String(name).toLowerCase()] ?? entity;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code === 0 || code > 0x10_ff_ff ? entity : String.fromCodePoint(code);
  });
}
