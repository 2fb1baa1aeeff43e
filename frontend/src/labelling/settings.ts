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

export type Command = "undo" | "skip" | "flag" | "note" | "guideline" | "cover" | "help";

/** The key of each command where the rater chose no other. */
const USUAL: Record<Command, string> = { undo: "u", skip: "s", flag: "f", note: "n", guideline: "g", cover: "b", help: "?" };

export const COMMANDS = Object.keys(USUAL) as Command[];

export const keyOf = (command: Command): string => setting("key." + command) ?? USUAL[command];

export const commandOf = (key: string): Command | undefined => COMMANDS.find((command) => keyOf(command) === key);

/** Gives a command another key; false when another command has it. */
export function giveKey(command: Command, key: string): boolean {
  const taken = commandOf(key);
  if (taken && taken !== command) return false;
  const option = Array.from(document.querySelectorAll<HTMLElement>("[data-key]")).some((each) => each.dataset["key"]?.toLowerCase() === key);
  if (option) return false;
  choose("key." + command, key);
  return true;
}
