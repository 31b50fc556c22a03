import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { accountQuery, changeAccount, meQuery } from "@/api/account";
import type { AccountSettings } from "@/api/types";
import { useText } from "@/text";
import { Button } from "@/ui/Button";
import { Field, INPUT } from "@/ui/Field";
import { Panel } from "@/ui/Panel";
import { SaveNote } from "@/ui/SaveNote";
import { Failed, Skeleton } from "@/ui/states";
import { ZoneSelect } from "@/ui/ZoneSelect";
import { LanguageOptions } from "./LanguageOptions";

/** Name, time zone and language of the whole account. */
export function AccountPage() {
  const words = useText().account.settings;
  const account = useQuery(accountQuery);
  return (
    <Panel title={words.region}>
      {account.isPending && <Skeleton className="h-24" />}
      {account.isError && (
        <Failed title={words.failed} error={account.error} onRetry={() => account.refetch()} />
      )}
      {account.data && <Form account={account.data} />}
    </Panel>
  );
}

function Form({ account }: { account: AccountSettings }) {
  const text = useText();
  const client = useQueryClient();
  const router = useRouter();
  const [draft, setDraft] = useState({
    name: account.name,
    time_zone: account.time_zone,
    locale: account.locale,
  });
  const words = text.account.settings;
  const saving = useMutation({
    mutationFn: changeAccount,
    onSuccess: async (saved) => {
      client.setQueryData(accountQuery.queryKey, saved);
      await client.fetchQuery({ ...meQuery, staleTime: 0 });
      await router.invalidate();
    },
  });
  const change = (part: Partial<typeof draft>) => {
    saving.reset();
    setDraft({ ...draft, ...part });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!saving.isPending) saving.mutate({ ...draft, name: draft.name.trim() });
  };
  return (
    <form onSubmit={submit} className="grid gap-3 sm:grid-cols-2">
      <Field label={words.name}>
        {(control) => (
          <input
            {...control}
            required
            maxLength={200}
            autoComplete="organization"
            value={draft.name}
            onChange={(event) => change({ name: event.target.value })}
            className={INPUT}
          />
        )}
      </Field>
      <Field label={words.language}>
        {(control) => (
          <select
            {...control}
            value={draft.locale}
            onChange={(event) => change({ locale: event.target.value })}
            className={INPUT}
          >
            <LanguageOptions />
          </select>
        )}
      </Field>
      <Field label={text.settings.timeZone} hint={words.zoneHint}>
        {(control) => (
          <ZoneSelect
            id={control.id}
            describedBy={control["aria-describedby"]}
            value={draft.time_zone}
            onChange={(zone) => change({ time_zone: zone })}
          />
        )}
      </Field>
      <div className="flex items-end gap-3 sm:col-span-2">
        <Button type="submit" busy={saving.isPending}>
          {words.save}
        </Button>
        <SaveNote saving={saving} />
      </div>
    </form>
  );
}
