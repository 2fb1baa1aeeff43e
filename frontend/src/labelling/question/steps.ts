// How far an arrow key moves what is on an image, in percent.
export function stepOf(event: KeyboardEvent): readonly [number, number] | null {
  if (event.ctrlKey || event.metaKey) return null;
  const by = event.shiftKey ? 0.1 : 1;
  switch (event.key) {
    case "ArrowLeft": return [-by, 0];
    case "ArrowRight": return [by, 0];
    case "ArrowUp": return [0, -by];
    case "ArrowDown": return [0, by];
    default: return null;
  }
}
