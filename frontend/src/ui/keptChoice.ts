import { useSyncExternalStore } from "react";

/** Where storage is forbidden a choice lasts as long as the page. */
const unsaved = new Map<string, string | null>();
const watchers = new Set<() => void>();

/** What was chosen under a name in this browser, in any of its tabs, or null; and a way to choose or, with null, forget. */
export function useKeptChoice(name: string): [string | null, (choice: string | null) => void] {
  const choice = useSyncExternalStore(watch, () => read(name));
  return [choice, (next) => keep(name, next)];
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  window.addEventListener("storage", watcher);
  return () => {
    watchers.delete(watcher);
    window.removeEventListener("storage", watcher);
  };
}

function read(name: string): string | null {
  try {
    return unsaved.get(name) ?? localStorage.getItem(name);
  } catch {
    return null;
  }
}

function keep(name: string, choice: string | null): void {
  try {
    if (choice === null) localStorage.removeItem(name);
    else localStorage.setItem(name, choice);
    unsaved.delete(name);
  } catch {
    unsaved.set(name, choice);
  }
  for (const watcher of watchers) watcher();
}
