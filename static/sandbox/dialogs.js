// @ts-check

// alert(), confirm() and prompt() cannot wait here: a frame that may open dialogs could hold up
// the whole tab. An alert becomes a calm box in the page; a question is answered at once.

const MOST_WAITING = 3; // boxes; what comes on top of them is in the console only
const MOST_PER_SECOND = 50; // a page that asks until it gets another answer is ended
const STYLE = `
  :host { all: initial; }
  div { position: fixed; inset: 1rem 1rem auto; z-index: 2147483647; margin: 0 auto; max-width: 26rem; box-sizing: border-box;
    padding: 1rem 1.125rem; border: 1px solid #0002; border-radius: .75rem; background: #fff; color: #182020;
    box-shadow: 0 .75rem 2.5rem #0003; font: 15px/1.45 system-ui, sans-serif; }
  p { margin: 0 0 .75rem; max-height: 50vh; overflow: auto; white-space: pre-wrap; overflow-wrap: anywhere; }
  button { display: block; margin-left: auto; padding: .4rem 1.1rem; border: 0; border-radius: .5rem; background: #182020; color: #fff; font: inherit; cursor: pointer; }
  button:focus-visible { outline: 2px solid #12776c; outline-offset: 2px; }
`;

/** @param {(text: string) => void} note */
export function changeDialogs(note) {
  /** @type {string[]} */
  const waiting = [];
  const text = (/** @type {unknown} */ value) => (value === undefined ? "" : String(value)).slice(0, 2_000);
  const count = counter();

  window.alert = (message) => {
    count();
    note(`alert: ${text(message)}`);
    if (waiting.length < MOST_WAITING && waiting.push(text(message)) === 1) show(waiting);
  };
  window.confirm = (message) => {
    const isFirst = count() === 1;
    note(`confirm: “${text(message)}” was answered with ${isFirst ? "yes" : "no"}: a page here cannot wait for an answer.`);
    return isFirst;
  };
  window.prompt = (message, suggestion) => {
    count();
    note(`prompt: “${text(message)}” was answered with ${suggestion === undefined ? "nothing" : "its suggestion"}: a page here cannot wait for an answer.`);
    return suggestion === undefined ? null : String(suggestion);
  };
  window.print = () => note("print(): this page cannot be printed from here.");
}

/** How often it was called within this second. Throws for a page that will not stop. */
function counter() {
  const now = Date.now;
  let second = 0;
  let calls = 0;
  return () => {
    const present = Math.floor(now() / 1000);
    if (present !== second) [second, calls] = [present, 0];
    calls += 1;
    if (calls > MOST_PER_SECOND) throw new Error("This page asks its reader too often.");
    return calls;
  };
}

/** @param {string[]} waiting the first one is shown */
function show(waiting) {
  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "open" });
  const [style, box, paragraph, button] = ["style", "div", "p", "button"].map((name) => document.createElement(name));
  style.textContent = STYLE;
  box.setAttribute("role", "alertdialog");
  box.setAttribute("aria-label", "alert");
  paragraph.textContent = waiting[0];
  button.textContent = navigator.language.startsWith("zh") ? "好" : "OK";
  const next = () => {
    host.remove();
    waiting.shift();
    if (waiting.length) show(waiting);
  };
  button.addEventListener("click", next);
  box.addEventListener("keydown", (event) => {
    event.stopPropagation(); // a game behind it shall not hear these keys
    if (event.key === "Escape") next();
  });
  box.append(paragraph, button);
  root.append(style, box);
  document.documentElement.append(host);
  if (document.hasFocus()) button.focus();
}
