import { useCallback, useState } from "react";

/** Text under way, kept for this tab over reloads. Storage that is full or forbidden loses only that comfort. */
export function useDraft<Draft>(name: string, empty: Draft): [Draft, (draft: Draft) => void, () => void] {
  const [draft, setDraft] = useState<Draft>(() => readDraft(name) ?? empty);
  const change = useCallback(
    (next: Draft) => {
      setDraft(next);
      writeDraft(name, next);
    },
    [name],
  );
  const clear = useCallback(() => {
    setDraft(empty);
    removeDraft(name);
  }, [name, empty]);
  return [draft, change, clear];
}

const PREFIX = "flowpilot.draft.";

export function readDraft<Draft>(name: string): Draft | null {
  try {
    const stored = sessionStorage.getItem(PREFIX + name);
    return stored === null ? null : (JSON.parse(stored) as Draft);
  } catch {
    return null;
  }
}

export function writeDraft(name: string, draft: unknown): void {
  try {
    sessionStorage.setItem(PREFIX + name, JSON.stringify(draft));
  } catch {
    removeDraft(name);
  }
}

function removeDraft(name: string): void {
  try {
    sessionStorage.removeItem(PREFIX + name);
  } catch {
    return;
  }
}
