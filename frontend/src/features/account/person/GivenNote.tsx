import { useQuery } from "@tanstack/react-query";
import { usersQuery } from "@/api/account";
import { useText } from "@/text/later/settings";
import { ProblemNote } from "@/ui/states";
import type { useGiving } from "./useGiving";

/** How giving sessions away went. */
export function GivenNote({ giving }: { giving: ReturnType<typeof useGiving> }) {
  const words = useText().account.person;
  const users = useQuery(usersQuery).data?.items ?? [];
  const done = giving.data;
  const to = users.find(({ id }) => id === done?.to)?.name ?? "";
  const failed = done?.problems.length ?? 0;
  return (
    <div role="status" className="mt-3 flex flex-col gap-2 empty:hidden">
      {done !== undefined && done.given > 0 && <p>{words.given(done.given, to)}</p>}
      {failed > 0 && <p>{words.notGiven(failed)}</p>}
      {failed > 0 && <ProblemNote error={done?.problems[0]} />}
    </div>
  );
}
