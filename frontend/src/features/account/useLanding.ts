import { useQueryClient } from "@tanstack/react-query";
import { firstRunQuery } from "@/api/firstRun";
import type { Me } from "@/api/types";

const FIRST_STEPS = "/welcome";

/** Where somebody begins who asked for no page: an admin who is still alone in the account at the first steps. */
export function useLanding(): (me: Me) => Promise<string> {
  const client = useQueryClient();
  return async ({ role }) => {
    if (role !== "admin") return "/";
    const found = await client.fetchQuery(firstRunQuery).catch(() => null);
    return found !== null && found.people === 1 && !found.put_away ? FIRST_STEPS : "/";
  };
}
