import type { Page, PageRequest } from '#model/page.ts';

// Whoever asks for 10 and whoever asks for 20 share one read of the system.
const pageSizes = [25, 50, 100, 200];

/** The same page, with its size rounded up to one of a few; above the largest it stays as asked. */
export function roundedUp(page: PageRequest): PageRequest {
  return { ...page, first: pageSizes.find((size) => size >= page.first) ?? page.first };
}

/** What the system would have answered had only the first so many been asked for. */
export function slicedTo<T>(first: number, page: Page<T>): Page<T> {
  if (page.items.length <= first) return page;
  return { ...page, items: page.items.slice(0, first), hasNextPage: true };
}
