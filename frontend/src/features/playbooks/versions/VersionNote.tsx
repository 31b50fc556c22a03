import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { readAgain } from "@/api/fresh";
import { savePlaybook } from "@/api/playbooks";
import type { Playbook } from "@/api/types";
import { usePlaybooksText } from "@/text/later/usePlaybooksText";
import { Button, buttonClass } from "@/ui/Button";
import { useMe } from "@/ui/me";
import { ProblemNote } from "@/ui/states";
import { inUse, newest } from "./order";
import { WithdrawDialog } from "./WithdrawDialog";

/** Says that what is shown is not what the guide uses, with the ways back; nothing where it is. */
export function VersionNote({ playbook }: { playbook: Playbook }) {
  const words = usePlaybooksText().read;
  const isAdmin = useMe().role === "admin";
  const [withdrawing, setWithdrawing] = useState(false);
  const { key, version, content } = playbook;
  const restoring = useRestoring(playbook);
  const current = inUse(playbook);
  if (current === (version ?? 0)) return null;
  return (
    <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-card border border-line bg-amber-soft px-4 py-2.5">
      <p className="min-w-0 flex-1 basis-[280px] font-medium text-amber">
        {version === null ? words.oldShipped : words.old(version)} {current === null && words.gone}
      </p>
      {current !== null && (
        <Link to="/playbooks/read/$key" params={{ key }} className={buttonClass()}>
          {words.toCurrent}
        </Link>
      )}
      {isAdmin && content !== null && (
        <Button
          busy={restoring.isPending}
          onClick={() => (version === null ? setWithdrawing(true) : restoring.mutate(version))}
        >
          {version === null ? words.useBuiltIn : words.restore}
        </Button>
      )}
      <ProblemNote error={restoring.error} />
      {withdrawing && <WithdrawDialog playbook={playbook} onClose={() => setWithdrawing(false)} />}
    </div>
  );
}

/** Writes the text that is shown as the newest version. */
function useRestoring(playbook: Playbook) {
  const words = usePlaybooksText().read;
  const client = useQueryClient();
  const navigate = useNavigate();
  const { key, text } = playbook;
  return useMutation({
    mutationFn: (version: number) =>
      savePlaybook(key, { text, note: words.restored(version), seen: newest(playbook) }),
    onSuccess: async () => {
      await readAgain(client, { queryKey: ["playbooks"] });
      await navigate({ to: "/playbooks/read/$key", params: { key } });
    },
    networkMode: "always",
  });
}
