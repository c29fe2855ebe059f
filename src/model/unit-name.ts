/**
 * Equal for names of one unit: lower case, and one name for all those of a piece, because every system has its own and most
 * know no other unit. The codes are those of UN/ECE Recommendations 20 and 21.
 */
export function plainUnit(name: string): string {
  const plain = name.trim().toLowerCase().replace(/\.$/, '');
  return pieces.has(plain) ? 'piece' : plain;
}

const pieces: ReadonlySet<string> = new Set(
  (
    'piece pieces pc pcs pce unit units u each ea item items nos c62 h87 xpp ' +
    'unidad unidades ud uds pza pzas stück stk st pièce pièces'
  ).split(' '),
);
