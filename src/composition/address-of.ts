/** Where a connection's settings say that the system is, as it may be shown: without user, password, query and fragment. */
export function addressOf(settings: unknown): string | null {
  const text: unknown = typeof settings === 'object' && settings !== null ? Reflect.get(settings, 'url') : null;
  const url = typeof text === 'string' ? URL.parse(text) : null;
  return url === null ? null : `${url.origin}${url.pathname}`;
}
