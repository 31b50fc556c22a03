import { useQueryClient } from "@tanstack/react-query";
import { moveSession, sessionQuery } from "@/api/sessions";
import type { Session } from "@/api/types";
import { useIntent } from "@/api/useIntent";
import { useText } from "@/text";
import { Button } from "@/ui/Button";
import { ProblemNote } from "@/ui/states";

interface PauseButtonProps {
  session: Session;
  act: "pause" | "resume";
  onDone: () => void;
}

export function PauseButton({ session, act, onDone }: PauseButtonProps) {
  const text = useText();
  const client = useQueryClient();
  const moving = useIntent({
    send: (move: { act: "pause" | "resume" }, key) => moveSession(session.id, move, key),
    onDone: (moved) => {
      client.setQueryData(sessionQuery(session.id).queryKey, moved);
      void client.invalidateQueries({ queryKey: ["sessions"] });
      onDone();
    },
  });
  return (
    <>
      <Button
        look="quiet"
        className="justify-start"
        busy={moving.isPending}
        onClick={() => moving.mutate({ act })}
      >
        {text.session.acts[act]}
      </Button>
      <ProblemNote error={moving.error} />
    </>
  );
}
