import { queryOptions } from "@tanstack/react-query";
import { answered, api } from "./client";

/** How many proposals are open; begins with the key of all proposals, so that a decision renews it. */
export const proposalCountQuery = queryOptions({
  queryKey: ["proposals", "count"],
  queryFn: () => answered(api.GET("/api/v1/playbook-proposals", { params: { query: { limit: 0 } } })),
});
