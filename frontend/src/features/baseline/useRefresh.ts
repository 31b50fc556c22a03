import { useQueryClient } from "@tanstack/react-query";
import { readAgain } from "@/api/fresh";

/** Reads the calls again, and every figure that a call moves. */
export function useRefresh(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await Promise.all([
      readAgain(client, { queryKey: ["baselines"] }),
      readAgain(client, { queryKey: ["metric", "savings"] }),
    ]);
  };
}
