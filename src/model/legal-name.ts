/** Words without case, accents and punctuation, one space between them; by these names are searched and ordered. */
export function plainWords(text: string): string {
  return text
    .replaceAll(/[ßøłđæœ]/gi, (letter) => plainLetters.get(letter.toLowerCase()) ?? letter)
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/(?<=\p{L})[.'’](?=\p{L})/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * A company's name without its legal form, so that "Talleres Ibáñez, S.L." and "TALLERES IBANEZ SL" are the same. Only
 * forms at the end of the name go, several of them if need be ("GmbH & Co. KG"), and never the whole name.
 */
export function plainLegalName(name: string): string {
  const words = joinSingleLetters(plainWords(name)).split(' ');
  for (;;) {
    const form = [5, 4, 3, 2, 1].find((count) => count < words.length && legalForms.has(words.slice(-count).join(' ')));
    if (form === undefined) return words.join(' ');
    words.splice(-form);
  }
}

/** "S. L." and "A/S" are one word to their readers. */
function joinSingleLetters(words: string): string {
  return words.replaceAll(/(?<=(?:^| )\p{L}) (?=\p{L}(?: |$))/gu, '');
}

// What Unicode does not take apart.
const plainLetters: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['æ', 'ae'],
  ['œ', 'oe'],
]);

// As plainWords leaves them. The forms of ISO 20275 (https://www.gleif.org/en/about-lei/code-lists/iso-20275-entity-legal-forms-code-list) that names are commonly written with.
const legalForms: ReadonlySet<string> = new Set([
  'sociedad limitada',
  'sociedad limitada unipersonal',
  'sociedad anonima',
  'sociedad anonima unipersonal',
  'sociedad cooperativa',
  'sa de cv',
  's de rl',
  's de rl de cv',
  'srl de cv',
  'ug haftungsbeschrankt',
  'sp zoo',
  'sp z oo',
  'sdn bhd',
  ...'sl slu sll slp slne sa sau sal scp scoop sccl sac eirl spa ltda lda eireli'.split(' '),
  ...'gmbh mbh ag kg ohg gbr ek ug kgaa ev co sarl sas sasu eurl snc sci srl srls sapa sc scrl sprl bvba'.split(' '),
  ...'ltd limited plc llp lp llc inc incorporated corp corporation company pty pte pvt private'.split(' '),
  ...'bv nv vof cv as asa aps ab oy oyj hf ehf sro doo dd kft zrt nyrt bt ood eood ad ou uab sia se'.split(' '),
  ...'kk gk bhd jsc ooo oao zao pao'.split(' '),
]);
