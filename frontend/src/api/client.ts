import createClient from "openapi-fetch";
import { Problem, problemOf } from "./problem";
import type { paths } from "./schema";
import { noteServerDate } from "./serverClock";

/** The typed client of the API; `answered` turns what it gives into an answer or a `Problem`. */
export const api = createClient<paths>({
  baseUrl: window.location.origin,
  credentials: "same-origin",
  fetch: (request: Request) => globalThis.fetch(request),
});

interface Outcome<Answer> {
  data?: Answer;
  error?: unknown;
  response: Response;
}

/** The body of a 2xx answer; throws the server's `Problem`, or `Problem(0, "unanswered")` when none came. */
export async function answered<Answer>(request: Promise<Outcome<Answer>>): Promise<Answer> {
  const { data, error, response } = await heard(request);
  noteServerDate(response.headers.get("date"));
  if (!response.ok) throw problemOf(response.status, error);
  return data as Answer;
}

async function heard<Answer>(request: Promise<Outcome<Answer>>): Promise<Outcome<Answer>> {
  try {
    return await request;
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Problem(0, "unanswered");
  }
}

/** One key for one intent: a repeat after a cut answer changes nothing. */
export function intent(key: string): { headers: { "Idempotency-Key": string } } {
  return { headers: { "Idempotency-Key": key } };
}
