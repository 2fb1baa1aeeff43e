// Makes questions easier to answer where a type has a widget. The plain fields stay what is sent.
import { none } from "./none";

interface Widget {
  enhance(question: HTMLFieldSetElement): void;
}

const WIDGETS: Record<string, () => Promise<Widget>> = {
  rank: () => import("./rank"),
  taxonomy: () => import("./taxonomy"),
  spans: () => import("./spans"),
  boxes: () => import("./boxes"),
  polygons: () => import("./polygons"),
};

const done = new WeakSet<HTMLFieldSetElement>();

async function enhance(question: HTMLFieldSetElement): Promise<void> {
  none(question);
  const load = WIDGETS[question.dataset["type"] ?? ""];
  if (!load) return;
  // A copy of a page that had a widget brings its dead parts along.
  question.querySelectorAll("[data-widget]").forEach((part) => part.remove());
  question.ariaBusy = "true";
  try {
    (await load()).enhance(question);
  } catch {
    // No connection for the widget: the plain fields serve.
  } finally {
    question.ariaBusy = null;
  }
}

/** Enhances every question below that is not yet; may be called as often as one likes. */
export function enhanceAll(root: ParentNode = document): void {
  for (const question of root.querySelectorAll<HTMLFieldSetElement>("fieldset.question[data-type]")) {
    if (done.has(question)) continue;
    done.add(question);
    void enhance(question);
  }
}
