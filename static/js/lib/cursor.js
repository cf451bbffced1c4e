// @ts-check

/**
 * Compares two places in an event log, "2-57" being event 57 of generation 2.
 * @param {string} one @param {string} other
 * @returns {number} negative when `one` comes first, 0 when they are the same
 */
export function compareCursors(one, other) {
  const [ordinal, number] = one.split("-").map(Number);
  const [otherOrdinal, otherNumber] = other.split("-").map(Number);
  return ordinal - otherOrdinal || number - otherNumber;
}
