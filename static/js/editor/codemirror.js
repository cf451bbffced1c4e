// @ts-check
// Loaded when somebody edits: the first page stays light without it.
import { css } from "@codemirror/lang-css";
import { html } from "@codemirror/lang-html";
import { javascript } from "@codemirror/lang-javascript";
import { json } from "@codemirror/lang-json";
import { markdown } from "@codemirror/lang-markdown";
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { Compartment, EditorState } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { basicSetup } from "codemirror";

import { ghostText } from "./ghost-text.js";

/** @type {Record<string, () => import("@codemirror/state").Extension>} */
const LANGUAGES = {
  html, svg: html, css, json, md: markdown,
  js: javascript, mjs: javascript,
  jsx: () => javascript({ jsx: true }),
}; // prettier-ignore

// The application's own colours: custom properties reach into the shadow root.
const LOOK = EditorView.theme({
  "&": { height: "100%", color: "var(--color-ink)", backgroundColor: "var(--color-surface)", fontSize: "var(--text-small)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--font-code)", lineHeight: "1.65" },
  ".cm-content": { caretColor: "var(--color-accent)", paddingBlock: "var(--space-3)" },
  ".cm-cursor": { borderLeftColor: "var(--color-accent)" },
  ".cm-gutters": { color: "var(--color-ink-soft)", backgroundColor: "transparent", border: "0" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "color-mix(in oklab, var(--color-accent) 7%, transparent)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "color-mix(in oklab, var(--color-accent) 24%, transparent)",
  },
  ".cm-panels": { color: "var(--color-ink)", backgroundColor: "var(--color-raised)", borderColor: "var(--color-line)" },
});

const COLOURS = HighlightStyle.define([
  { tag: [tags.tagName, tags.keyword, tags.controlKeyword, tags.definitionKeyword], color: "var(--code-keyword)" },
  { tag: [tags.string, tags.attributeValue, tags.regexp], color: "var(--code-string)" },
  { tag: [tags.number, tags.bool, tags.null, tags.color, tags.unit], color: "var(--code-number)" },
  { tag: [tags.attributeName, tags.propertyName], color: "var(--code-name)" },
  { tag: [tags.comment, tags.documentMeta], color: "var(--color-ink-soft)", fontStyle: "italic" },
]);

const suggestions = new Compartment();

/**
 * An editor in a shadow root, where its style sheets need no inline styles, which our policy forbids.
 * @param {ShadowRoot} root
 * @param {{path: string, text: string, changed: (text: string) => void, save: () => void, ask: import("./ghost-text.js").Ask | null}} given
 */
export function openEditor(root, { path, text, changed, save, ask }) {
  const language = LANGUAGES[path.slice(path.lastIndexOf(".") + 1)];
  const saveKey = { key: "Mod-s", run: () => (save(), true) };
  return new EditorView({
    parent: root,
    root,
    state: EditorState.create({
      doc: text,
      extensions: [
        keymap.of([saveKey]),
        basicSetup,
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ "aria-label": path, tabindex: "0" }),
        language ? language() : [],
        suggestions.of(ask ? ghostText(ask) : []),
        LOOK,
        syntaxHighlighting(COLOURS),
        EditorView.updateListener.of((update) => update.docChanged && changed(update.state.doc.toString())),
      ],
    }),
  });
}

/** @param {EditorView} view @param {import("./ghost-text.js").Ask | null} ask null: no suggestions */
export function suggest(view, ask) {
  view.dispatch({ effects: suggestions.reconfigure(ask ? ghostText(ask) : []) });
}
