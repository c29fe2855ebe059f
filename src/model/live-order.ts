/**
 * Of all orders that carry one external reference, the one that counts: the oldest that was not cancelled, or the oldest at
 * all. ERPs do not keep references unique, so an order that was made twice by a lost answer has a cancelled twin.
 */
export function liveOrder<Order extends { readonly status: string; readonly createdAt: string }>(
  orders: readonly Order[],
): Order | null {
  const oldestFirst = orders.toSorted((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt));
  return oldestFirst.find((order) => order.status !== 'CANCELLED') ?? oldestFirst[0] ?? null;
}
