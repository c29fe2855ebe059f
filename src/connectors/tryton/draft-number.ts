/** A sale gets its number as a quotation. Until then Tryton shows its id in parentheses, and so do we. */
export function numberOfDraft(id: string): string {
  return `(${id})`;
}

/** The id in such a number; null for the numbers that Tryton gives. */
export function draftOfNumber(number: string): string | null {
  return /^\((\d+)\)$/.exec(number)?.[1] ?? null;
}
