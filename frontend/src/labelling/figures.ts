// What today comes to by now: each saved answer is answered with it, and the page shows it. How many there are, the page
// counts itself, as some may still be on their way.

export async function showFigures(response: Response): Promise<void> {
  if (!response.headers.get("Content-Type")?.includes("html")) return;
  const text = await response.text().catch(() => "");
  const fresh = new DOMParser().parseFromString(text, "text/html").querySelector<HTMLElement>("[data-figures]");
  const shown = document.querySelector<HTMLElement>(".today [data-figures]");
  if (fresh && shown && fresh.dataset["figures"] === shown.dataset["figures"]) shown.replaceWith(document.adoptNode(fresh));
}
