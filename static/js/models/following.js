// @ts-check

/** @typedef {"open" | "lost" | "refused"} State refused: for good */

/** What the person is told of the connection. */
export class Following {
  /** @type {State} */
  state = "open"; // the first attempt is no loss yet

  /** @param {import("./event-stream.js").Connection} connection */
  hear(connection) {
    if (connection === "connecting") return; // as lost as before, or the first
    if (connection === "refused" || connection === "ended") this.state = "refused";
    else this.state = connection === "open" ? "open" : "lost";
  }
}
