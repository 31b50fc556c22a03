import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { readAgain } from "@/api/fresh";
import { savePlaybook } from "@/api/playbooks";
import { isProblem } from "@/api/problem";
import { usePlaybooksText } from "@/text/later/usePlaybooksText";
import { Button } from "@/ui/Button";
import { Confirm } from "@/ui/Dialog";
import { LeaveGuard } from "@/ui/LeaveGuard";
import { ProblemNote } from "@/ui/states";
import { SaveForm } from "./SaveForm";
import { useCheck } from "./useCheck";
import { useTextDraft } from "./useTextDraft";
import { Workbench } from "./Workbench";

interface EditorProps {
  /** Under which the draft is kept. */
  name: string;
  /** The text in use, or what a new playbook begins with. */
  holds: string;
  /** The newest version there is, 0 for none. */
  newest: number;
  isNew: boolean;
  /** Why a text with this key cannot be saved here, or null. */
  refuseKey: (key: string) => string | null;
}

/** The text of a playbook, edited until it is right, then saved as its newest version. */
export function Editor({ name, holds, newest, isNew, refuseKey }: EditorProps) {
  const { edit: words, leave } = usePlaybooksText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const draft = useTextDraft(name, holds, newest);
  const check = useCheck(draft.text);
  const [note, setNote] = useState("");
  const [discarding, setDiscarding] = useState(false);
  const saving = useMutation({
    mutationFn: (key: string) =>
      savePlaybook(key, { text: draft.text, note: note.trim() || null, seen: draft.seen }),
    onSuccess: async (saved) => {
      draft.clear();
      await readAgain(client, { queryKey: ["playbooks"] });
      await navigate({ to: "/playbooks/read/$key", params: { key: saved.key }, ignoreBlocker: true });
    },
    onError: (error) => {
      if (isOutdated(error)) void readAgain(client, { queryKey: ["playbooks"] });
    },
    networkMode: "always",
  });
  const also = check.key === null ? null : refuseKey(check.key);
  const ready = check.settled && check.flaws.length === 0 && also === null && (draft.dirty || isNew);
  const save = () => {
    if (ready && check.key !== null && !saving.isPending) saving.mutate(check.key);
  };
  const outdated = isOutdated(saving.error) || draft.seen < newest;
  return (
    <>
      {draft.foundKept && draft.dirty && (
        <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-card border border-line bg-amber-soft px-4 py-2">
          <p className="min-w-0 flex-1 basis-[240px] font-medium text-amber">{words.keptDraft}</p>
          <Button onClick={() => setDiscarding(true)}>{words.discard}</Button>
        </div>
      )}
      <Workbench
        value={draft.text}
        check={check}
        before={isNew ? null : holds}
        also={also}
        onChange={(text) => {
          draft.write(text);
          saving.reset();
        }}
        onSave={save}
      >
        <SaveForm
          note={note}
          dirty={draft.dirty || isNew}
          flawCount={check.flaws.length + (also === null ? 0 : 1)}
          ready={ready && !outdated}
          busy={saving.isPending}
          onNote={setNote}
          onSave={save}
          onDiscard={draft.dirty ? () => setDiscarding(true) : null}
        >
          {outdated ? (
            <div
              role="alert"
              className="flex flex-wrap items-center gap-3 rounded-button bg-red-soft px-3 py-2"
            >
              <p className="min-w-0 flex-1 basis-[240px] text-red">{words.outdated}</p>
              {draft.seen < newest && (
                <Button
                  onClick={() => {
                    draft.acknowledge(newest);
                    saving.reset();
                  }}
                >
                  {words.outdatedCompare}
                </Button>
              )}
            </div>
          ) : (
            <ProblemNote error={saving.error} />
          )}
        </SaveForm>
      </Workbench>
      <LeaveGuard dirty={draft.dirty && !saving.isSuccess} words={leave} />
      {discarding && (
        <Confirm
          title={words.discardTitle}
          act={words.discard}
          keep={words.discardKeep}
          onAct={() => {
            draft.clear();
            saving.reset();
            setDiscarding(false);
          }}
          onClose={() => setDiscarding(false)}
        >
          <p>{isNew ? words.discardExplainNew : words.discardExplain}</p>
        </Confirm>
      )}
    </>
  );
}

function isOutdated(error: unknown): boolean {
  return isProblem(error, "wrong_state");
}
