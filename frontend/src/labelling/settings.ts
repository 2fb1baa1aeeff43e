// What a rater chose on this device. Works without storage too; then it lasts until the page is left.
const own = new Map<string, string>();

export function setting(name: string): string | null {
  try {
    return localStorage.getItem("touchstone." + name) ?? own.get(name) ?? null;
  } catch {
    return own.get(name) ?? null;
  }
}

export function choose(name: string, value: string): void {
  own.set(name, value);
  try {
    localStorage.setItem("touchstone." + name, value);
  } catch {
    // Kept in memory.
  }
}

export const singleKeys = (): boolean => setting("keys") !== "off";
