import { QueryCache, QueryClient } from "@tanstack/react-query";
import { isProblem } from "@/api/problem";

const signedOutListeners = new Set<() => void>();

/** Calls back when the server says that nobody is signed in any more. */
export function onSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener);
  return () => signedOutListeners.delete(listener);
}

export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, query) => {
      if (isProblem(error, "not_signed_in") && query.queryKey[0] !== "me") {
        for (const listener of signedOutListeners) listener();
      }
    },
  }),
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
