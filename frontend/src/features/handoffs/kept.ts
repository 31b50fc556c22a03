/** What this browser remembers of how its person likes the queue; forbidden storage forgets it. */
export function recall(name: "form" | "ladder" | "sound"): string | null {
  try {
    return localStorage.getItem(`flowpilot.queue.${name}`);
  } catch {
    return null;
  }
}

export function keep(name: "form" | "ladder" | "sound", value: string): void {
  try {
    localStorage.setItem(`flowpilot.queue.${name}`, value);
  } catch {
    return;
  }
}
