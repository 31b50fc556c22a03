import { useState } from "react";
import { useMe } from "@/ui/me";
import { useDraft } from "@/ui/useDraft";

interface Kept {
  text: string;
  /** The newest version when this was begun. */
  seen: number;
}

/** A text under way on top of one that holds, kept for this person in this tab. */
export function useTextDraft(name: string, holds: string, newest: number) {
  const me = useMe();
  const [kept, keep, clear] = useDraft<Kept | null>(`playbook.${me.account.id}.${me.id}.${name}`, null);
  const [foundKept, setFoundKept] = useState(() => kept !== null && kept.text !== holds);
  const text = kept?.text ?? holds;
  return {
    text,
    dirty: text !== holds,
    /** What is shown was begun before this page was opened. */
    foundKept,
    seen: kept?.seen ?? newest,
    write: (next: string) => keep({ text: next, seen: kept?.seen ?? newest }),
    /** The writer knows of this version now. */
    acknowledge: (version: number) => keep({ text, seen: version }),
    clear: () => {
      setFoundKept(false);
      clear();
    },
  };
}
