// Posts to the server and what its answers mean for the page.

const PATIENCE = 20_000;

/** The server cannot be reached, or cannot answer now: worth another try. */
export class NoAnswer extends Error {}

/** The rater is no longer signed in. */
export const signedOut = (response: Response): boolean =>
  response.status === 401 || (response.redirected && new URL(response.url).pathname.startsWith("/sign-in"));

export async function post(url: string, body?: URLSearchParams): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, {
      method: "POST",
      headers: { "X-Touchstone-Script": "1" },
      body: body ?? null,
      credentials: "same-origin",
      signal: AbortSignal.timeout(PATIENCE),
    });
  } catch {
    throw new NoAnswer();
  }
  if (response.status >= 500 || response.status === 429) throw new NoAnswer();
  return response;
}

export function toSignIn(): void {
  location.assign("/sign-in?next=" + encodeURIComponent(location.pathname));
}

/** The fields of a form as the browser would post them. */
export function fieldsOf(form: HTMLFormElement): URLSearchParams {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string") fields.append(name, value);
  return fields;
}
