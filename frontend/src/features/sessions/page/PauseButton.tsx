import { useQueryClient } from "@tanstack/react-query";
import { keepAnswer, readAgain } from "@/api/fresh";
import { moveSession, sessionQuery } from "@/api/sessions";
import type { Session } from "@/api/types";
import { newKey, useIntent } from "@/api/useIntent";
import { useText } from "@/text";
import { Button } from "@/ui/Button";
import { note } from "@/ui/noted";
import { ProblemNote } from "@/ui/states";

interface PauseButtonProps {
  session: Session;
  act: "pause" | "resume";
  onDone?: () => void;
}

/** Pausing is one of the seldom acts; resuming is the one sensible act of a paused session. */
export function PauseButton({ session, act, onDone }: PauseButtonProps) {
  const text = useText();
  const client = useQueryClient();
  const show = (moved: Session) => {
    keepAnswer(client, sessionQuery(session.id), moved);
    void readAgain(client, { queryKey: ["sessions"] });
  };
  const moving = useIntent({
    send: (move: { act: "pause" | "resume" }, key) => moveSession(session.id, move, key),
    onDone: (moved, { act: done }) => {
      show(moved);
      const back = done === "pause" ? "resume" : "pause";
      const key = newKey();
      note(done === "pause" ? text.session.paused : text.session.resumed, async () =>
        show(await moveSession(session.id, { act: back }, key)),
      );
      onDone?.();
    },
  });
  return (
    <>
      <Button
        {...(act === "pause" ? { look: "quiet", className: "justify-start" } : { look: "primary" })}
        busy={moving.isPending}
        onClick={() => moving.mutate({ act })}
      >
        {text.session.acts[act]}
      </Button>
      <ProblemNote error={moving.error} />
    </>
  );
}
