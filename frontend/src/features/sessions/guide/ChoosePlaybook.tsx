import { useQueryClient } from "@tanstack/react-query";
import { keepAnswer } from "@/api/fresh";
import { choosePlaybook } from "@/api/playbooks";
import { sessionQuery } from "@/api/sessions";
import type { ChosenPlaybook } from "@/api/types";
import { useIntent } from "@/api/useIntent";
import { PlaybookLine } from "./PlaybookLine";

/** The playbook of a session, with a way to go by another one. */
export function ChoosePlaybook({ sessionId, playbook }: { sessionId: string; playbook: ChosenPlaybook }) {
  const client = useQueryClient();
  const choosing = useIntent({
    send: (key: string, intent) => choosePlaybook(sessionId, key, intent),
    onDone: (session) => keepAnswer(client, sessionQuery(sessionId), session),
  });
  return (
    <PlaybookLine
      playbook={playbook}
      busy={choosing.isPending}
      error={choosing.error}
      onChoose={choosing.mutate}
    />
  );
}
