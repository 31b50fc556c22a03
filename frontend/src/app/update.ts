import { Problem } from "@/api/problem";

const RELOADED = "flowpilot.reloadedForUpdate";
const ENTRY = /<script[^>]+type="module"[^>]+src="([^"]+)"/;

/**
 * Whether the server has other pages by now than this one was begun with. Throws `Problem(0, "unanswered")` when it
 * does not answer.
 */
export async function wasUpdated(): Promise<boolean> {
  const begunWith = document.querySelector("script[type=module][src]")?.getAttribute("src");
  const answer = await fetch("/login", { headers: { Accept: "text/html" }, cache: "no-store" }).catch(() => {
    throw new Problem(0, "unanswered");
  });
  const served = ENTRY.exec(await answer.text())?.[1];
  return answer.ok && served !== undefined && served !== begunWith;
}

/** Remembers over the reload that follows why it was made. */
export function rememberUpdate(): void {
  try {
    sessionStorage.setItem(RELOADED, "yes");
  } catch {
    return; // The reload is then made without a word.
  }
}

/** Whether this page was loaded anew for an update; true only once. */
export function takeUpdate(): boolean {
  try {
    const reloaded = sessionStorage.getItem(RELOADED) !== null;
    sessionStorage.removeItem(RELOADED);
    return reloaded;
  } catch {
    return false;
  }
}
