import assert from "node:assert/strict";
import { test } from "node:test";
import { Playback } from "../../static/js/models/playback.js";
import { Replay } from "../../static/js/models/replay.js";

/** @type {any} */
const MAKING = {
  base: {},
  files: { "index.html": "<p>🎉 ok</p>", "a.js": "go()" },
  languages: { "index.html": "html", "a.js": "javascript" },
  steps: [
    [9_000, "index.html"],
    [9_000, "index.html", 4],
    [9_400, "index.html", 7],
    [9_400, "a.js"],
    [10_000, "a.js", 4],
  ],
};

/** A screen that keeps the text of each file. */
function screen() {
  /** @type {{resets: number, texts: Record<string, string>, order: string[]}} */
  const kept = { resets: 0, texts: {}, order: [] };
  return {
    kept,
    reset: () => {
      kept.resets += 1;
      kept.texts = {};
    },
    show: (/** @type {import("../../static/js/models/event-stream.js").ArtifactEvent[]} */ events) => {
      for (const event of events) {
        kept.order.push(event.type);
        if (event.type === "file_opened") kept.texts[event.path] = "";
        if (event.type === "file_appended") kept.texts[event.path] += event.text;
      }
    },
  };
}

test("the whole replay makes the files, each closed before the next", () => {
  const { kept, ...rest } = screen();
  const replay = new Replay(MAKING);
  new Playback(replay, rest).seek(replay.duration);
  assert.deepEqual(kept.texts, MAKING.files);
  assert.deepEqual(kept.order, [
    "file_opened", "file_appended", "file_appended", "file_closed", "file_opened", "file_appended", "file_closed",
  ]); // prettier-ignore
});

test("characters are counted as Python counts them", () => {
  const events = new Replay(MAKING).between(-1, 500);
  assert.equal(events[1].text, "<p>🎉");
});

test("the wait before the first character is cut short, the rest keeps its time", () => {
  const replay = new Replay(MAKING);
  assert.equal(replay.duration, 1_500);
  assert.equal(replay.between(-1, 499).length, 0);
});

test("time passes at the chosen speed and stops at the end", () => {
  const { kept, ...rest } = screen();
  const playback = new Playback(new Replay(MAKING), rest);
  playback.seek(0);
  playback.play(100);
  playback.tick(600);
  assert.equal(playback.time, 500);
  assert.equal(kept.texts["index.html"], "<p>🎉");
  playback.speed = 16;
  playback.tick(700);
  assert.equal(playback.isPlaying, false);
  assert.equal(playback.isOver, true);
  assert.deepEqual(kept.texts, MAKING.files);
  playback.tick(900);
  assert.equal(playback.time, 1_500);
});

test("going back begins anew, going on does not", () => {
  const { kept, ...rest } = screen();
  const playback = new Playback(new Replay(MAKING), rest);
  playback.seek(1_500);
  assert.equal(kept.resets, 0);
  playback.seek(600);
  assert.equal(kept.resets, 1);
  assert.deepEqual(kept.texts, { "index.html": "<p>🎉" });
  playback.seek(1_500);
  playback.play(0);
  assert.deepEqual(kept.texts, {});
});

test("edits are told as they are", () => {
  const making = /** @type {any} */ ({ base: { "index.html": "<p>a" }, files: {}, languages: {}, steps: [[0, "index.html", 3, 4, "b"]] });
  const replay = new Replay(making);
  assert.equal(replay.hasEdits, true);
  const [event] = replay.between(-1, replay.duration);
  assert.deepEqual([event.start, event.end, event.text], [3, 4, "b"]);
});
