import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { Temporal } from 'temporal-polyfill';
import { badUserInput } from './bad-user-input.ts';

/** The scalars of every subgraph. All of them are text, inside as well as on the wire. */
export const scalars = {
  Decimal: textScalar('Decimal', 'digits such as "-12.50"', matches(/^-?[0-9]+(\.[0-9]+)?$/)),
  DateTime: textScalar('DateTime', 'an RFC 3339 instant such as "2026-03-01T10:00:00Z"', isInstant, inUtc),
  Date: textScalar('Date', 'a calendar day such as "2026-03-01"', isDay),
  Currency: textScalar('Currency', 'an ISO 4217 code such as "EUR"', matches(/^[A-Z]{3}$/)),
  Country: textScalar('Country', 'an ISO 3166-1 alpha-2 code such as "ES"', matches(/^[A-Z]{2}$/)),
} as const;

/** A client that sends anything else is told so; anything else of our own is a bug. Input is normalised, output is not. */
function textScalar(
  name: string,
  required: string,
  accepts: (text: string) => boolean,
  normalise = (text: string) => text,
): GraphQLScalarType<string, string> {
  const problem = (value: unknown) => `${name} must be ${required}, got ${shown(value)}`;
  const parse = (value: unknown): string => {
    if (typeof value === 'string' && accepts(value)) return normalise(value);
    throw badUserInput(problem(value));
  };
  return new GraphQLScalarType<string, string>({
    name,
    parseValue: parse,
    parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : node.kind),
    serialize: (value) => {
      if (typeof value === 'string' && accepts(value) && normalise(value) === value) return value;
      throw new GraphQLError(problem(value));
    },
  });
}

function matches(pattern: RegExp): (text: string) => boolean {
  return (text) => pattern.test(text);
}

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;
const timePattern = /^T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

function isDay(text: string): boolean {
  if (!dayPattern.test(text)) return false;
  const month = Number(text.slice(5, 7)) - 1;
  const day = Number(text.slice(8));
  const date = new Date(Date.UTC(Number(text.slice(0, 4)), month, day));
  // 30 February would come out as a day of March.
  return date.getUTCMonth() === month && date.getUTCDate() === day;
}

function isInstant(text: string): boolean {
  return timePattern.test(text.slice(dayLength)) && isDay(text.slice(0, dayLength));
}

const dayLength = 'YYYY-MM-DD'.length;

function inUtc(instant: string): string {
  return instant.endsWith('Z') ? instant : Temporal.Instant.from(instant).toString();
}

function shown(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value.slice(0, 60)) : String(value);
}
