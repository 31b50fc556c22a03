import { useQueryClient } from "@tanstack/react-query";

/** Reads the calls again, and every figure that a call moves. */
export function useRefresh(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await Promise.all([
      client.invalidateQueries({ queryKey: ["baselines"] }),
      client.invalidateQueries({ queryKey: ["metric", "savings"] }),
    ]);
  };
}
