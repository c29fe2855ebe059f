export type ResponseMediaType = 'application/json' | 'application/graphql-response+json';

/**
 * What the client prefers of the two forms of a GraphQL answer; `application/json` on a tie or without an Accept header,
 * because that is what clients from before the GraphQL-over-HTTP specification expect. Null when it accepts neither.
 */
export function responseMediaType(accept: string | undefined): ResponseMediaType | null {
  if (accept === undefined || accept.trim() === '') return 'application/json';
  const ranges = accept.split(',').map(parseRange);
  const json = qualityOf('application/json', ranges);
  const graphql = qualityOf('application/graphql-response+json', ranges);
  if (json === 0 && graphql === 0) return null;
  if (json !== graphql) return json > graphql ? 'application/json' : 'application/graphql-response+json';
  // Equally wanted: the one named first, as most servers do it.
  const first = ranges.find(({ range }) => range.startsWith('application/'))?.range;
  return first === 'application/graphql-response+json' ? first : 'application/json';
}

interface MediaRange {
  readonly range: string;
  readonly quality: number;
}

function parseRange(text: string): MediaRange {
  const [range = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const quality = Number(parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? 1);
  return { range, quality: Number.isNaN(quality) ? 0 : quality };
}

// The most specific range decides: https://www.rfc-editor.org/rfc/rfc9110#field.accept
function qualityOf(type: ResponseMediaType, ranges: readonly MediaRange[]): number {
  for (const candidate of [type, 'application/*', '*/*']) {
    const match = ranges.find(({ range }) => range === candidate);
    if (match !== undefined) return match.quality;
  }
  return 0;
}
