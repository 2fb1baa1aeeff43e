// Makes questions of some types easier to answer where a script runs; each part is loaded when a question needs it.

/** Enhances all questions inside, once each. */
export function enhanceAll(_root: HTMLElement): void {
  // No type needs it yet.
}
