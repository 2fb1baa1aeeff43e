// The texts that scripts say, in the language of the page, which brings them along as data.

let known: Record<string, string> | null = null;

function texts(): Record<string, string> {
  const block = document.getElementById("texts")?.textContent;
  return (known ??= block ? (JSON.parse(block) as Record<string, string>) : {});
}

/** The text of a key with its {0}, {1} filled in; the key itself where the page brought no such text. */
export function t(key: string, ...values: (string | number)[]): string {
  return (texts()[key] ?? key).replace(/\{(\d)\}/g, (_, place: string) => String(values[Number(place)] ?? ""));
}

/** Reads words out without showing them. */
export function announce(text: string): void {
  let line = document.getElementById("announced");
  if (!line) {
    line = document.createElement("p");
    line.id = "announced";
    line.className = "sr-only";
    line.setAttribute("role", "status");
    document.body.append(line);
  }
  line.textContent = line.textContent === text ? text + "\u00a0" : text;
}
