/** How often Grial reads the feeds in the tests of a real Tryton. */
export const pollMs = 1_000;
