// What widgets share: making elements, and telling the page that an answer changed.

/** An element of a widget with its properties and children. */
export function make<K extends keyof HTMLElementTagNameMap>(
  name: K, properties: Partial<HTMLElementTagNameMap[K]> = {}, ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/** The outermost part of a widget: found and removed when a page is copied. */
export function widget<K extends keyof HTMLElementTagNameMap>(
  name: K, properties: Partial<HTMLElementTagNameMap[K]> = {}, ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = make(name, properties, ...children);
  made.dataset["widget"] = "";
  return made;
}

let own = false;

/** Says that this field changed by the widget, as if it had been typed. */
export function changed(field: Element): void {
  own = true;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
  own = false;
}

/** Calls back when plain fields change otherwise: by a draft, by a key. */
export function onPlainChange(question: HTMLFieldSetElement, act: () => void): void {
  question.addEventListener("input", (event) => {
    const field = event.target;
    const plain = field instanceof Element && field.getAttribute("name") === question.dataset["question"];
    if (plain && !own) act();
  });
}

/** A hint of a widget. */
export const hint = (text: string): HTMLParagraphElement => widget("p", { className: "hint" }, text);
