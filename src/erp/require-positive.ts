import { badUserInput } from '#graphql/bad-user-input.ts';
import { compare, type Decimal } from '#model/decimal.ts';

export function requirePositive(argument: string, value: Decimal): Decimal {
  if (compare(value, '0') <= 0) throw badUserInput(`${argument} must be more than 0, got ${value}`, argument);
  return value;
}
