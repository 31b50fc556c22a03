import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { canaryQuery, saveCanary } from "@/api/canary";
import { keepAnswer } from "@/api/fresh";
import type { Canary } from "@/api/types";
import { useText } from "@/text/later/settings";
import { Button } from "@/ui/Button";
import { Check } from "@/ui/Choices";
import { Field, INPUT } from "@/ui/Field";
import { Panel } from "@/ui/Panel";
import { SaveNote } from "@/ui/SaveNote";
import { draftOf, faultsOf, isChanged, writtenOf } from "./canaryDraft";

/** Whether, how often and where to; what is typed is checked at once, and saving tries it. */
export function CanaryForm({ canary }: { canary: Canary }) {
  const text = useText();
  const words = text.canary.setUp;
  const client = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf(canary));
  const [showAll, setShowAll] = useState(false);
  const [left, setLeft] = useState(false);
  const saving = useMutation({
    mutationFn: saveCanary,
    onSuccess: (saved) => {
      keepAnswer(client, canaryQuery, saved);
      setDraft(draftOf(saved));
      setShowAll(false);
      setLeft(false);
    },
    networkMode: "always",
  });
  const faults = faultsOf(draft, text);
  const change = (changed: Partial<typeof draft>) => {
    if (saving.isSuccess) saving.reset();
    setDraft({ ...draft, ...changed });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setShowAll(true);
    if (Object.keys(faults).length === 0 && !saving.isPending) saving.mutate(writtenOf(draft));
  };
  return (
    <Panel title={words.region} explain={words.explain} beside={<SaveNote saving={saving} />}>
      <form onSubmit={submit} noValidate className="flex flex-col items-start gap-4">
        <Check checked={draft.enabled} onChange={(enabled) => change({ enabled })}>
          {words.enabled}
        </Check>
        <div className="flex w-full flex-wrap items-start gap-x-6 gap-y-4">
          <Field label={words.every} hint={words.minutes} error={faults.every}>
            {(control) => (
              <input
                {...control}
                inputMode="numeric"
                autoComplete="off"
                maxLength={5}
                value={draft.every}
                onChange={(event) => change({ every: event.target.value })}
                className={`${INPUT} figures w-[112px] text-end`}
              />
            )}
          </Field>
          <div className="min-w-[240px] flex-1">
            <Field
              label={words.address}
              hint={words.addressHint}
              error={showAll || left ? faults.address : undefined}
            >
              {(control) => (
                <input
                  {...control}
                  type="email"
                  autoComplete="off"
                  maxLength={254}
                  value={draft.address}
                  onChange={(event) => change({ address: event.target.value })}
                  onBlur={() => setLeft(draft.address !== "")}
                  className={INPUT}
                />
              )}
            </Field>
          </div>
        </div>
        <Button
          type="submit"
          look={isChanged(draft, canary) ? "primary" : "plain"}
          busy={saving.isPending}
          disabled={!isChanged(draft, canary)}
        >
          {draft.enabled ? words.save : words.rest}
        </Button>
      </form>
    </Panel>
  );
}
