import { infiniteQueryOptions } from "@tanstack/react-query";
import { answered, api } from "./client";

/** Clients whose name has these words, by name, a page at a time. */
export function clientsQuery(words: string) {
  return infiniteQueryOptions({
    queryKey: ["clients", words],
    queryFn: ({ pageParam }) =>
      answered(api.GET("/api/v1/clients", { params: { query: { q: words || null, cursor: pageParam } } })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  });
}

export function renameClient(clientId: string, name: string) {
  return answered(
    api.PATCH("/api/v1/clients/{client_id}", { params: { path: { client_id: clientId } }, body: { name } }),
  );
}
