import { describe, expect, it } from 'vitest';
import { htmlOfText, textOfHtml } from '#connectors/hubspot/rich-text.ts';

describe('what people write in the editor of HubSpot', () => {
  it.each([
    ['<p>Wants pricing for <b>12 seats</b>.</p><p>Call back</p>', 'Wants pricing for 12 seats.\nCall back'],
    ['<div style="" dir="auto"><ul><li>one</li><li>two</li></ul></div>', 'one\ntwo'],
    ['first<br>second<br/><br />fourth', 'first\nsecond\n\nfourth'],
    ['<p>a\n   b</p>\n\n<p>c</p>', 'a b\nc'],
    ['R&amp;D &lt;soon&gt; &#8364;&nbsp;5 &#x20AC;', 'R&D <soon> € 5 €'],
    ['<style>p { color: red }</style><p>seen</p>', 'seen'],
    ['<a href="https://example.com/?a=1&amp;b=2">the offer</a>', 'the offer'],
    ['<P CLASS="x">A</P><h2>B</h2>', 'A\nB'],
    ['', ''],
    ['<p> </p><br>', ''],
  ])('%s is read as text', (html, text) => {
    expect(textOfHtml(html)).toBe(text);
  });

  it.each(['plain text\n\nwith lines of its own', '2 < 3 and 5 > 4', 'a <b', 'Pérez & Hijos &c.', '&unknown; &#0;'])(
    '%j is left as it is',
    (text) => {
      expect(textOfHtml(text)).toBe(text);
    },
  );

  it.each(['Pedido\n\nConfirmado', '<b>not bold</b>', 'A & B <a@b.example>', '&amp;', '5 < 6\n7 > 6'])(
    '%j is the same when it was written by us and is read again',
    (text) => {
      expect(textOfHtml(htmlOfText(text))).toBe(text);
    },
  );

  it('is read in a time that grows with its length only', () => {
    const startedAt = performance.now();
    for (const piece of ['<p', '<style>', '<a href="', '&#1', '</']) textOfHtml(piece.repeat(200_000));
    expect(performance.now() - startedAt).toBeLessThan(60_000);
  });
});
