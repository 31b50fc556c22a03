import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { accountQuery, changeAccount, meQuery } from "@/api/account";
import { keepAnswer } from "@/api/fresh";
import type { AccountSettings } from "@/api/types";
import { useText } from "@/text/later/settings";
import { Panel } from "@/ui/Panel";
import { Failed, Skeleton } from "@/ui/states";
import { NamedForm } from "./NamedForm";

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
  const client = useQueryClient();
  const router = useRouter();
  const words = useText().account.settings;
  const saving = useMutation({
    mutationFn: changeAccount,
    onSuccess: async (saved) => {
      keepAnswer(client, accountQuery, saved);
      await client.fetchQuery({ ...meQuery, staleTime: 0 });
      await router.invalidate();
    },
  });
  return (
    <NamedForm
      words={words}
      kept={account}
      autoComplete="organization"
      saving={saving}
      onSave={({ name, locale, time_zone }) => saving.mutate({ name, locale, time_zone })}
    />
  );
}
