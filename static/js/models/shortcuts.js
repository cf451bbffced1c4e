// @ts-check

/**
 * What a key combination means in the workspace. Each has a modifier: a letter alone would be
 * pressed by people who dictate or whose keyboard sends words.
 * @typedef {"compose" | "sheet" | "stop" | "preview" | "code" | "share"} Action
 */

/** @type {Record<string, Action>} */
const WITH_MOD = { k: "compose", "/": "sheet", ".": "stop" };
const PLAIN = /^[a-z\d]$/i; // what Option types on a Mac is none of these: ⌥2 is "@" in Swedish
const COMPOSING = 229; // the key code of what an input method takes

/** By the key's place: with Alt, many layouts type another character. @type {Record<string, Action>} */
const WITH_ALT = { Digit1: "preview", Digit2: "code", KeyS: "share" };

/**
 * @param {{key: string, code: string, ctrlKey: boolean, metaKey: boolean, altKey: boolean, shiftKey: boolean}} event
 * @param {boolean} [isTyping] the key was pressed in a field
 * @returns {Action | null}
 */
export function actionOf({ key, code, ctrlKey, metaKey, altKey, shiftKey }, isTyping = false) {
  const mod = ctrlKey || metaKey;
  // AltGr reports Ctrl and Alt together: it types, it commands nothing.
  if (shiftKey || mod === altKey) return null;
  if (altKey && isTyping && !PLAIN.test(key)) return null;
  return (mod ? WITH_MOD[key.toLowerCase()] : WITH_ALT[code]) ?? null;
}

/**
 * Whether a key sends the sentence. While an input method composes, Enter picks a word; in Safari that Enter comes
 * after the composing has ended, and only its code tells.
 * @param {{key: string, shiftKey: boolean, isComposing: boolean, keyCode: number}} event
 */
export function sends({ key, shiftKey, isComposing, keyCode }) {
  return key === "Enter" && !shiftKey && !isComposing && keyCode !== COMPOSING;
}
