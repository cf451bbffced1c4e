// @ts-check

/**
 * What a key combination means in the workspace. Each has a modifier: a letter alone would be
 * pressed by people who dictate or whose keyboard sends words.
 * @typedef {"compose" | "sheet" | "stop" | "preview" | "code" | "share"} Action
 */

/** @type {Record<string, Action>} */
const WITH_MOD = { k: "compose", "/": "sheet", ".": "stop" };
/** By the key's place: with Alt, many layouts type another character. @type {Record<string, Action>} */
const WITH_ALT = { Digit1: "preview", Digit2: "code", KeyS: "share" };

/**
 * @param {{key: string, code: string, ctrlKey: boolean, metaKey: boolean, altKey: boolean, shiftKey: boolean}} event
 * @returns {Action | null}
 */
export function actionOf({ key, code, ctrlKey, metaKey, altKey, shiftKey }) {
  const mod = ctrlKey || metaKey;
  // AltGr reports Ctrl and Alt together: it types, it commands nothing.
  if (shiftKey || mod === altKey) return null;
  return (mod ? WITH_MOD[key.toLowerCase()] : WITH_ALT[code]) ?? null;
}
