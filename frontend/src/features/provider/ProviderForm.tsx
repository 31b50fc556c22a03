import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { keepAnswer } from "@/api/fresh";
import { saveProvider, signInQuery, tryProvider } from "@/api/provider";
import type { ProviderSettings } from "@/api/types";
import { useIntent } from "@/api/useIntent";
import { useProviderText } from "@/text/later/useProviderText";
import { Button } from "@/ui/Button";
import { Check } from "@/ui/Choices";
import { Field, INPUT } from "@/ui/Field";
import { Panel } from "@/ui/Panel";
import { SaveNote } from "@/ui/SaveNote";
import { ProblemNote } from "@/ui/states";
import { draftOf, faultsOf, isChanged, keepsSecret, type ProviderDraft, writtenOf } from "./providerDraft";
import { RoleFields } from "./RoleFields";
import { TryNote } from "./TryNote";

/** The provider as an admin writes it; trying asks it at once, and saves nothing. */
export function ProviderForm({ provider }: { provider: ProviderSettings | null }) {
  const words = useProviderText();
  const client = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf(provider));
  const [showAll, setShowAll] = useState(false);
  const saving = useMutation({
    mutationFn: saveProvider,
    onSuccess: (saved) => {
      keepAnswer(client, signInQuery, saved);
      setDraft(draftOf(saved.provider));
      setShowAll(false);
    },
    networkMode: "always",
  });
  const trying = useIntent({ send: tryProvider });
  const found = faultsOf(draft, provider, words.faults);
  const faults = showAll ? found : {};
  const change = (changed: Partial<ProviderDraft>) => {
    if (saving.isSuccess) saving.reset();
    trying.reset();
    setDraft({ ...draft, ...changed });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setShowAll(true);
    if (Object.keys(found).length === 0 && !saving.isPending) saving.mutate(writtenOf(draft));
  };
  const tryIt = () => {
    setShowAll(true);
    if (!found.issuer && !found.clientId && !found.secret) trying.mutate(writtenOf(draft));
  };
  const line = (member: "issuer" | "clientId" | "secret" | "domains", label: string, hint?: string) => (
    <Field label={label} hint={hint} error={faults[member]}>
      {(control) => (
        <input
          {...control}
          type={member === "secret" ? "password" : "text"}
          inputMode={member === "issuer" ? "url" : undefined}
          autoComplete="off"
          spellCheck={false}
          maxLength={1_000}
          placeholder={member === "domains" ? words.form.domainsPlaceholder : undefined}
          value={draft[member]}
          onChange={(event) => change({ [member]: event.target.value })}
          className={INPUT}
        />
      )}
    </Field>
  );
  const secretHint = keepsSecret(draft, provider) ? words.form.secretKept : words.form.secretHint;
  return (
    <Panel title={words.form.region} explain={words.form.explain}>
      <form onSubmit={submit} noValidate className="flex flex-col gap-4">
        {line("issuer", words.form.issuer, words.form.issuerHint)}
        <div className="grid items-start gap-4 sm:grid-cols-2">
          {line("clientId", words.form.clientId)}
          {line("secret", words.form.secret, secretHint)}
        </div>
        {line("domains", words.form.domains, words.form.domainsHint)}
        <RoleFields draft={draft} faults={faults} onChange={change} />
        <div className="flex flex-col gap-1 border-t border-line pt-4">
          <Check checked={draft.passwords} onChange={(passwords) => change({ passwords })}>
            {words.form.passwords}
          </Check>
          {!draft.passwords && <p className="max-w-[72ch] text-meta text-ink-3">{words.form.passwordsOff}</p>}
        </div>
        <Field label={words.form.hours} hint={words.form.hoursHint} error={faults.hours}>
          {(control) => (
            <input
              {...control}
              inputMode="numeric"
              autoComplete="off"
              maxLength={3}
              value={draft.hours}
              onChange={(event) => change({ hours: event.target.value })}
              className={`${INPUT} figures w-[96px] text-end`}
            />
          )}
        </Field>
        <div className="flex flex-wrap items-center gap-3">
          <Button
            type="submit"
            look={isChanged(draft, provider) ? "primary" : "plain"}
            busy={saving.isPending}
            disabled={!isChanged(draft, provider)}
          >
            {words.form.save}
          </Button>
          <Button busy={trying.isPending} onClick={tryIt}>
            {words.form.try}
          </Button>
          <SaveNote saving={saving} />
        </div>
        <TryNote asking={trying.isPending} tried={trying.data} />
        <ProblemNote error={trying.error} />
      </form>
    </Panel>
  );
}
