import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { changeProfile, meQuery, profileQuery } from "@/api/account";
import type { Profile } from "@/api/types";
import { useText } from "@/text";
import { Button } from "@/ui/Button";
import { Field, INPUT } from "@/ui/Field";
import { useMe } from "@/ui/me";
import { Panel } from "@/ui/Panel";
import { SaveNote } from "@/ui/SaveNote";
import { Failed, Skeleton } from "@/ui/states";
import { ZoneSelect } from "@/ui/ZoneSelect";
import { LanguageOptions } from "./LanguageOptions";

/** Who one is here, and in which zone and language one reads. */
export function ProfileForm() {
  const text = useText();
  const me = useMe();
  const profile = useQuery(profileQuery);
  const words = text.settings.profile;
  return (
    <Panel title={words.region} explain={me.role === "admin" ? words.explainToAdmins : words.explain}>
      <dl className="m-0 mb-4 flex flex-wrap gap-x-8 gap-y-2">
        <Fact name={words.email} value={me.email} />
        <Fact name={words.role} value={`${text.common.role[me.role]} · ${text.shell.tier(me.tier)}`} />
      </dl>
      {profile.isPending && <Skeleton className="h-24" />}
      {profile.isError && (
        <Failed title={words.failed} error={profile.error} onRetry={() => profile.refetch()} />
      )}
      {profile.data && <Form profile={profile.data} />}
    </Panel>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt className="text-meta text-ink-3">{name}</dt>
      <dd className="m-0">{value}</dd>
    </div>
  );
}

function Form({ profile }: { profile: Profile }) {
  const text = useText();
  const { account } = useMe();
  const client = useQueryClient();
  const router = useRouter();
  const [draft, setDraft] = useState(profile);
  const words = text.settings.profile;
  const saving = useMutation({
    mutationFn: changeProfile,
    onSuccess: async (saved) => {
      client.setQueryData(profileQuery.queryKey, saved);
      await client.fetchQuery({ ...meQuery, staleTime: 0 });
      await router.invalidate();
    },
  });
  const change = (part: Partial<Profile>) => {
    saving.reset();
    setDraft({ ...draft, ...part });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { name, locale, time_zone } = draft;
    if (!saving.isPending) saving.mutate({ name: name.trim(), locale, time_zone });
  };
  return (
    <form onSubmit={submit} className="grid gap-3 sm:grid-cols-2">
      <Field label={words.name}>
        {(control) => (
          <input
            {...control}
            required
            maxLength={200}
            autoComplete="name"
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
            value={draft.locale ?? ""}
            onChange={(event) => change({ locale: event.target.value || null })}
            className={INPUT}
          >
            <option value="">
              {words.asAccount(text.settings.languages[account.locale] ?? account.locale)}
            </option>
            <LanguageOptions />
          </select>
        )}
      </Field>
      <Field label={text.settings.timeZone}>
        {(control) => (
          <ZoneSelect
            id={control.id}
            value={draft.time_zone ?? ""}
            first={words.asAccount(account.time_zone)}
            onChange={(zone) => change({ time_zone: zone || null })}
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
