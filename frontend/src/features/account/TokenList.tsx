import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { createToken, endToken, tokensQuery } from "@/api/account";
import { readAgain } from "@/api/fresh";
import { useIntent } from "@/api/useIntent";
import { useText } from "@/text/later/settings";
import { Button } from "@/ui/Button";
import { Once } from "@/ui/Once";
import { Panel } from "@/ui/Panel";
import { Failed, ProblemNote, Skeleton } from "@/ui/states";
import { Moment } from "@/ui/times";
import { NameField } from "./NameField";

/** Tokens for scripts: made once, shown once, ended here. */
export function TokenList() {
  const text = useText();
  const client = useQueryClient();
  const tokens = useQuery(tokensQuery);
  const [name, setName] = useState("");
  const words = text.account.tokens;
  const refresh = () => readAgain(client, tokensQuery);
  const creating = useIntent({
    send: createToken,
    onDone: async () => {
      setName("");
      await refresh();
    },
  });
  const ending = useMutation({ mutationFn: endToken, onSuccess: refresh });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== "" && !creating.isPending) creating.mutate(name.trim());
  };
  return (
    <Panel title={words.region} explain={words.explain}>
      {tokens.isPending && <Skeleton className="h-12" />}
      {tokens.isError && (
        <Failed title={words.failed} error={tokens.error} onRetry={() => tokens.refetch()} />
      )}
      {tokens.data?.items.length === 0 && <p className="text-ink-2">{words.none}</p>}
      <ul className="m-0 list-none p-0">
        {tokens.data?.items.map((token) => (
          <li key={token.id} className="flex items-center gap-3 border-b border-line py-1.5 last:border-0">
            <span className="min-w-0 flex-1 truncate font-medium">{token.name}</span>
            <Moment at={token.created_at} className="text-meta text-ink-3" />
            <Button
              look="quiet"
              className="-me-3"
              aria-label={words.endOne(token.name)}
              onClick={() => ending.mutate(token.id)}
            >
              {words.end}
            </Button>
          </li>
        ))}
      </ul>
      <form onSubmit={submit} className="mt-3 flex max-w-[480px] items-end gap-2">
        <div className="flex-1">
          <NameField label={words.name} optional value={name} onChange={setName} />
        </div>
        <Button type="submit" className="h-9" busy={creating.isPending} disabled={name.trim() === ""}>
          {words.create}
        </Button>
      </form>
      <div className="mt-3 flex flex-col gap-3 empty:hidden">
        <ProblemNote error={creating.error ?? ending.error} />
        {creating.data?.token && (
          <Once explain={words.done} label={words.value} value={creating.data.token} />
        )}
      </div>
    </Panel>
  );
}
