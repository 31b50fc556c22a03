import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { readAgain } from "@/api/fresh";
import { withdrawPlaybook } from "@/api/playbooks";
import type { Playbook } from "@/api/types";
import { usePlaybooksText } from "@/text/later/usePlaybooksText";
import { Confirm } from "@/ui/Dialog";
import { ProblemNote } from "@/ui/states";

/** Asks before the account's own playbook is given up, then shows what is there in its place. */
export function WithdrawDialog({ playbook, onClose }: { playbook: Playbook; onClose: () => void }) {
  const words = usePlaybooksText().withdrawing;
  const client = useQueryClient();
  const navigate = useNavigate();
  const { key, ships } = playbook;
  const withdrawing = useMutation({
    mutationFn: () => withdrawPlaybook(key),
    onSuccess: async () => {
      onClose();
      if (ships) await navigate({ to: "/playbooks/read/$key", params: { key } });
      else await navigate({ to: "/playbooks" });
      await readAgain(client, { queryKey: ["playbooks"] });
    },
    networkMode: "always",
  });
  return (
    <Confirm
      title={ships ? words.titleBuiltIn : words.title}
      act={ships ? words.actBuiltIn : words.act}
      keep={words.keep}
      busy={withdrawing.isPending}
      onAct={() => withdrawing.mutate()}
      onClose={onClose}
    >
      <p>{ships ? words.explainBuiltIn : words.explain}</p>
      <ProblemNote error={withdrawing.error} />
    </Confirm>
  );
}
