const reason =
  'in Tryton this write reads first, so it is not one request; test/systems/tryton/link.test.ts has the cases of one that is';

/** The cases of the failures contract that count the requests of a write. */
export const trytonWriteFailures: Readonly<Record<string, string>> = Object.fromEntries(
  [
    '401',
    '403',
    '404',
    '409',
    '429 with a Retry-After',
    '500',
    '503',
    'a reset',
    'a cut body',
    'HTML instead of JSON',
    'JSON of another shape',
    'silence',
  ].map((failure) => [`write, sent once: ${failure}`, reason]),
);
