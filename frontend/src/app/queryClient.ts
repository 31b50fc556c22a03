import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { isProblem } from "@/api/problem";

const signedOutListeners = new Set<() => void>();

/** Calls back when the server says that nobody is signed in any more. */
export function onSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener);
  return () => signedOutListeners.delete(listener);
}

function tellSignedOut(error: Error): void {
  if (isProblem(error, "not_signed_in")) for (const listener of signedOutListeners) listener();
}

export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, { queryKey: [name] }) => name !== "me" && tellSignedOut(error),
  }),
  mutationCache: new MutationCache({ onError: tellSignedOut }),
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (failures, error) => failures < 2 && mayPass(error),
      networkMode: "always",
    },
  },
});

/** Whether asking again may help: no answer, or the server is busy. */
function mayPass(error: Error): boolean {
  return isProblem(error) && (error.isUnanswered || error.status >= 500);
}
