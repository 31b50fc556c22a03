import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { meQuery } from "@/api/account";
import { demoQuery } from "@/api/demo";
import type { Me } from "@/api/types";

/** What is done when somebody has come in: nothing of the person before is left, and the page is theirs. */
export function useEntering(): (me: Me, to?: string) => void {
  const client = useQueryClient();
  const router = useRouter();
  return (me, to = "/") => {
    client.removeQueries({ predicate: (query) => query.queryKey[0] !== demoQuery.queryKey[0] });
    client.setQueryData(meQuery.queryKey, me);
    router.history.push(to);
  };
}
