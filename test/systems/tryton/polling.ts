/** How often Grial reads the feeds in the tests of a real Tryton. */
export const pollMs = 1_000;

/** A poll may have just begun, and Tryton, which does one thing at a time, answers in its own time on a busy machine. */
export const onePollMs = 2 * pollMs + 10_000;
