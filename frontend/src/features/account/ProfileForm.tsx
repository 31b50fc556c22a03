import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { changeProfile, meQuery, profileQuery } from "@/api/account";
import { keepAnswer } from "@/api/fresh";
import type { Profile } from "@/api/types";
import { useText } from "@/text";
import { useMe } from "@/ui/me";
import { Panel } from "@/ui/Panel";
import { Failed, Skeleton } from "@/ui/states";
import { NamedForm } from "./NamedForm";

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
  const words = text.settings.profile;
  const saving = useMutation({
    mutationFn: changeProfile,
    onSuccess: async (saved) => {
      keepAnswer(client, profileQuery, saved);
      await client.fetchQuery({ ...meQuery, staleTime: 0 });
      await router.invalidate();
    },
  });
  const { locale, time_zone } = account;
  return (
    <NamedForm
      words={words}
      kept={{ name: profile.name, locale: profile.locale ?? "", time_zone: profile.time_zone ?? "" }}
      asAccount={{
        locale: words.asAccount(text.settings.languages[locale] ?? locale),
        time_zone: words.asAccount(time_zone),
      }}
      autoComplete="name"
      saving={saving}
      onSave={(draft) =>
        saving.mutate({ name: draft.name, locale: draft.locale || null, time_zone: draft.time_zone || null })
      }
    />
  );
}
