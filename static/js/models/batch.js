// @ts-check

/** @typedef {import("./event-stream.js").ArtifactEvent} ArtifactEvent */

/**
 * The same events with neighbouring text of one file joined, so that what follows costs the same
 * whether a file comes in one piece or, replayed, in thousands.
 * @param {ArtifactEvent[]} events
 * @returns {ArtifactEvent[]}
 */
export function joined(events) {
  /** @type {ArtifactEvent[]} */
  const result = [];
  /** @type {string[]} */
  let pieces = [];
  events.forEach((event, index) => {
    if (event.type !== "file_appended") return result.push(event);
    pieces.push(event.text);
    const next = events[index + 1];
    if (next && continues(event, next)) return;
    result.push({ ...event, text: pieces.join("") });
    pieces = [];
  });
  return result;
}

/** @param {ArtifactEvent} event @param {ArtifactEvent} next */
function continues(event, next) {
  return next.type === "file_appended" && next.path === event.path && next.generation === event.generation;
}
