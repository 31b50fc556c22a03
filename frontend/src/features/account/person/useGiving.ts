import { useMutation, useQueryClient } from "@tanstack/react-query";
import { readAgain } from "@/api/fresh";
import { giveSession, holdingsQuery } from "@/api/leaving";
import { isProblem } from "@/api/problem";
import { newKey } from "@/api/useIntent";

interface Giving {
  sessionIds: string[];
  to: string;
  reason: string;
}

/** How many sessions were given, and what stood against each of the others. */
export interface Given {
  to: string;
  given: number;
  problems: unknown[];
}

/** Gives sessions away one by one: each counts by itself, and who was faster with one holds up no other. */
export function useGiving(userId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ sessionIds, to, reason }: Giving): Promise<Given> => {
      const problems: unknown[] = [];
      let given = 0;
      for (const sessionId of sessionIds) {
        try {
          await giveSession(sessionId, to, reason, newKey());
          given += 1;
        } catch (error) {
          problems.push(error);
          if (isProblem(error, "unanswered")) break;
        }
      }
      return { to, given, problems };
    },
    onSettled: () => readAgain(client, holdingsQuery(userId)),
    networkMode: "always",
  });
}
