import { useContext, useSyncExternalStore } from "react";
import { MeContext } from "./me";

const PREFIX = "flowpilot.singleKeys.";
const OFF = "off";
/** Where storage is forbidden the choice lasts as long as the page. */
const unsaved = new Map<string, boolean>();
const watchers = new Set<() => void>();

/** Whether this person lets single keys act in this browser, and a way to change that (WCAG 2.1.4). */
export function useSingleKeys(): { singleKeys: boolean; setSingleKeys: (on: boolean) => void } {
  const person = useContext(MeContext)?.id ?? "";
  const singleKeys = useSyncExternalStore(watch, () => read(person));
  return { singleKeys, setSingleKeys: (on) => keep(person, on) };
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  window.addEventListener("storage", watcher);
  return () => {
    watchers.delete(watcher);
    window.removeEventListener("storage", watcher);
  };
}

function read(person: string): boolean {
  try {
    return unsaved.get(person) ?? localStorage.getItem(PREFIX + person) !== OFF;
  } catch {
    return true;
  }
}

function keep(person: string, on: boolean): void {
  try {
    if (on) localStorage.removeItem(PREFIX + person);
    else localStorage.setItem(PREFIX + person, OFF);
    unsaved.delete(person);
  } catch {
    unsaved.set(person, on);
  }
  for (const watcher of watchers) watcher();
}
