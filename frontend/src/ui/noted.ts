import { useSyncExternalStore } from "react";

/** What just happened by the reader's own act, and how to take it back. */
export interface Note {
  id: number;
  words: string;
  /** Takes it back; only where that leaves everything as it was. */
  undo?: () => Promise<unknown>;
}

let notes: readonly Note[] = [];
let lastId = 0;
const watchers = new Set<() => void>();

function change(next: readonly Note[]): void {
  notes = next;
  for (const watcher of watchers) watcher();
}

/** Says in a toast what just happened; the newest stands first. */
export function note(words: string, undo?: Note["undo"]): void {
  lastId += 1;
  change([{ id: lastId, words, undo }, ...notes]);
}

export function forgetNote(id: number): void {
  change(notes.filter((each) => each.id !== id));
}

export function useNotes(): readonly Note[] {
  return useSyncExternalStore(watch, () => notes);
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}
