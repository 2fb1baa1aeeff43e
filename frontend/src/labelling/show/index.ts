// Makes what is shown easier to look at and to listen to. Without it images, sounds and films work plainly.

const WAYS: Record<string, () => Promise<{ enhance(shown: HTMLElement): void }>> = {
  ".picture": () => import("./image"),
  ".sound": () => import("./audio"),
  ".film": () => import("./video"),
};

const done = new WeakSet<HTMLElement>();

export function enhanceShown(root: ParentNode): void {
  for (const [kind, load] of Object.entries(WAYS)) {
    for (const shown of root.querySelectorAll<HTMLElement>(`.item ${kind}`)) {
      if (done.has(shown)) continue;
      done.add(shown);
      load().then((way) => way.enhance(shown)).catch(() => {
        // No connection for the script: the plain way serves.
      });
    }
  }
}
