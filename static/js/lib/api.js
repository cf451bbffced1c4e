// @ts-check

/** An answer of the server that is not a success, in the words of its problem+json. */
export class Problem extends Error {
  /** @param {number} status HTTP status, 0 when no answer came @param {string} detail */
  constructor(status, detail) {
    super(detail);
    this.name = "Problem";
    this.status = status;
  }
}

/**
 * Calls the application's own API.
 * @param {string} method
 * @param {string} url
 * @param {object} [body] sent as JSON
 * @param {AbortSignal} [signal] ends the call, with a Problem
 * @returns {Promise<any>} the parsed answer, null where there is none
 * @throws {Problem} on every answer that is not a success, and on none
 */
export async function call(method, url, body, signal) {
  const response = await answer(method, url, body, signal);
  const text = await response.text();
  if (!response.ok) throw new Problem(response.status, detailOf(text, response));
  return text ? JSON.parse(text) : null;
}

/**
 * Sends a file as a form would.
 * @param {string} url @param {string} field @param {File} file
 * @returns {Promise<any>} the parsed answer
 * @throws {Problem}
 */
export async function upload(url, field, file) {
  const form = new FormData();
  form.append(field, file);
  const response = await answer("POST", url, form);
  const text = await response.text();
  if (!response.ok) throw new Problem(response.status, detailOf(text, response));
  return JSON.parse(text);
}

/** @param {string} url @returns {Promise<ArrayBuffer>} @throws {Problem} */
export async function download(url) {
  const response = await answer("GET", url);
  if (!response.ok) throw new Problem(response.status, detailOf(await response.text(), response));
  return response.arrayBuffer();
}

/** @param {string} method @param {string} url @param {object | FormData} [body] @param {AbortSignal} [signal] */
async function answer(method, url, body, signal) {
  /** @type {Record<string, string>} */
  const headers = { Accept: "application/json", "X-CSRFToken": csrfToken() };
  const isForm = body instanceof FormData;
  if (body && !isForm) headers["Content-Type"] = "application/json";
  try {
    return await fetch(url, { method, headers, signal, body: isForm ? body : body && JSON.stringify(body) });
  } catch (error) {
    throw new Problem(0, error instanceof Error ? error.message : String(error));
  }
}

/** @param {string} text @param {Response} response */
function detailOf(text, response) {
  const isJson = response.headers.get("Content-Type")?.includes("json");
  return (isJson && JSON.parse(text).detail) || `${response.status} ${response.statusText}`.trim();
}

function csrfToken() {
  const meta = document.querySelector('meta[name="csrf-token"]');
  return meta instanceof HTMLMetaElement ? meta.content : "";
}
