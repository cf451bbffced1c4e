// @ts-check
import { Prec, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, ViewPlugin, WidgetType, keymap } from "@codemirror/view";

import { Suggester } from "../models/suggester.js";

/**
 * @typedef {{text: string, position: number}} Ghost
 * @typedef {(prefix: string, suffix: string, signal: AbortSignal) => Promise<string>} Ask
 */

const show = /** @type {import("@codemirror/state").StateEffectType<Ghost | null>} */ (StateEffect.define());

class GhostWidget extends WidgetType {
  /** @param {string} text */
  constructor(text) {
    super();
    this.text = text;
  }

  /** @param {GhostWidget} other */
  eq(other) {
    return other.text === this.text;
  }

  toDOM() {
    const element = document.createElement("span");
    element.className = "cm-ghost";
    element.textContent = this.text;
    return element;
  }
}

const ghost = /** @type {StateField<Ghost | null>} */ (
  StateField.define({
    create: () => null,
    update: (/** @type {Ghost | null} */ before, transaction) => {
      for (const effect of transaction.effects) if (effect.is(show)) return effect.value;
      if (!before || (!transaction.docChanged && !transaction.selection)) return before;
      return transaction.docChanged ? afterTyping(before, transaction) : null;
    },
    provide: (field) =>
      EditorView.decorations.from(field, (value) =>
        value
          ? Decoration.set(Decoration.widget({ widget: new GhostWidget(value.text), side: 1 }).range(value.position))
          : Decoration.none,
      ),
  })
);

/**
 * What is left of the suggestion where the person types just that.
 * @param {Ghost} before @param {import("@codemirror/state").Transaction} transaction
 */
function afterTyping(before, transaction) {
  /** @type {Ghost | null} */
  let left = null;
  transaction.changes.iterChanges((from, to, _start, _end, inserted) => {
    const typed = inserted.toString();
    const follows = from === before.position && to === from && typed && before.text.startsWith(typed);
    const rest = before.text.slice(typed.length);
    if (follows && rest) left = { text: rest, position: before.position + typed.length };
  });
  return left;
}

/** @param {EditorView} view */
function accept(view) {
  const shown = view.state.field(ghost);
  if (!shown) return false;
  const { text, position } = shown;
  view.dispatch({
    changes: { from: position, insert: text },
    selection: { anchor: position + text.length },
    effects: show.of(null),
    userEvent: "input.complete",
    scrollIntoView: true,
  });
  return true;
}

/** @param {EditorView} view */
function reject(view) {
  if (!view.state.field(ghost)) return false;
  view.dispatch({ effects: show.of(null) });
  return true;
}

/**
 * What the model would write next, in grey: Tab takes it, Escape does not, typing on goes its own way.
 * @param {Ask} ask
 */
export function ghostText(ask) {
  const watching = ViewPlugin.define((view) => {
    const suggester = new Suggester({
      ask,
      show: (text, position) => view.hasFocus && view.dispatch({ effects: show.of({ text, position }) }),
    });
    return {
      update(update) {
        const { state } = update;
        const isTyping = update.transactions.some((one) => one.isUserEvent("input") || one.isUserEvent("delete"));
        const { main } = state.selection;
        if (update.docChanged && isTyping && main.empty && !state.field(ghost)) {
          suggester.typed(state.doc.toString(), main.head);
        } else if (update.docChanged || update.selectionSet) suggester.cancel();
      },
      destroy: () => suggester.cancel(),
    };
  });
  const keys = keymap.of([
    { key: "Tab", run: accept },
    { key: "Escape", run: reject },
  ]);
  return [ghost, watching, Prec.highest(keys), LOOK];
}

const LOOK = EditorView.theme({ ".cm-ghost": { color: "var(--color-ink-soft)", opacity: "0.75", whiteSpace: "pre-wrap" } });
