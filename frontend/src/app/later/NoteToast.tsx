import { useMutation } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useState } from "react";
import { useText } from "@/text";
import { Button } from "@/ui/Button";
import { forgetNote, type Note, note as say } from "@/ui/noted";
import { ProblemNote } from "@/ui/states";

const SHOWN_MS = 8_000;

/** What somebody just did, with a way back. It goes by itself, but never from under a pointer or a keyboard's focus. */
export function NoteToast({ note }: { note: Note }) {
  const text = useText();
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);
  const gone = () => forgetNote(note.id);
  const undoing = useMutation({
    mutationFn: async () => note.undo?.(),
    onSuccess: () => {
      gone();
      say(text.shell.toast.undone);
    },
    networkMode: "always",
  });
  useLater(gone, pointed || focused || !undoing.isIdle ? null : SHOWN_MS);
  return (
    <article
      aria-label={note.words}
      onPointerEnter={() => setPointed(true)}
      onPointerLeave={() => setPointed(false)}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
      className="appear rounded-dialog bg-overlay py-2.5 pe-2.5 ps-4 shadow-float"
    >
      <div className="flex items-center gap-2">
        <p className="min-w-0 flex-1 font-medium">{note.words}</p>
        {note.undo !== undefined && (
          <Button busy={undoing.isPending} onClick={() => undoing.mutate()}>
            {text.shell.toast.undo}
          </Button>
        )}
        <Button look="quiet" onClick={gone}>
          {text.shell.arrival.dismiss}
        </Button>
      </div>
      <ProblemNote error={undoing.error} />
    </article>
  );
}

/** Calls back after a while, counted anew whenever it may go on; `null` waits. */
function useLater(act: () => void, delay: number | null): void {
  const now = useEffectEvent(act);
  useEffect(() => {
    if (delay === null) return;
    const timer = setTimeout(() => now(), delay);
    return () => clearTimeout(timer);
  }, [delay]);
}
