// The texts that scripts say, in the language of the page: the page brings them along as data.

let known: Record<string, string> | null = null;

function texts(): Record<string, string> {
  const block = document.getElementById("texts")?.textContent;
  return (known ??= block ? (JSON.parse(block) as Record<string, string>) : {});
}

/** The text of a key with its {0}, {1} filled in; the key itself where the page brought no such text. */
export function t(key: string, ...values: (string | number)[]): string {
  return (texts()[key] ?? key).replace(/\{(\d)\}/g, (_, place: string) => String(values[Number(place)] ?? ""));
}
