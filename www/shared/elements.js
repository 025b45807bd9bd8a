// Elements for the pages that are drawn without a library.

/** An element with these words, or with these elements in it. */
export function make(tag, ...inside) {
  const element = document.createElement(tag);
  element.append(...inside);
  return element;
}
