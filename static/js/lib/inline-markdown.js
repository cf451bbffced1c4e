// @ts-check

const INLINE = /(`[^`\n]+`|\*\*[^*\n]+\*\*)/;

/**
 * The little markdown that a model's prose has while it arrives: paragraphs, code, bold. Built
 * from nodes and never from markup; the full rendering, sanitised by the server, comes with the
 * next load of the page.
 * @param {string} text
 * @returns {HTMLElement[]}
 */
export function paragraphs(text) {
  return text.split(/\n{2,}/).filter(Boolean).map((part) => {
    const paragraph = document.createElement("p");
    paragraph.append(...part.split(INLINE).filter(Boolean).map(inline));
    return paragraph;
  });
}

/** @param {string} part @returns {Node} */
function inline(part) {
  if (part.startsWith("`") && part.endsWith("`") && part.length > 2) return wrapped("code", part.slice(1, -1));
  if (part.startsWith("**") && part.endsWith("**") && part.length > 4) return wrapped("strong", part.slice(2, -2));
  return document.createTextNode(part);
}

/** @param {string} name @param {string} text */
function wrapped(name, text) {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}
