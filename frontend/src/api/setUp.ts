import { queryOptions } from "@tanstack/react-query";
import { answered, api } from "./client";
import type { components } from "./schema";
import type { Me } from "./types";

export type Founder = components["schemas"]["SetUpIn"];

/** While nobody has an account the page asks again: somebody may just be making one. */
const LOOK_MS = 5_000;

/** Whether nobody has an account here yet. */
export const setUpQuery = queryOptions({
  queryKey: ["set-up"],
  queryFn: () => answered(api.GET("/api/v1/set-up")),
  refetchInterval: ({ state }) => (state.data?.nobody_is_here ? LOOK_MS : false),
  retry: false,
});

/** The first account and its admin, signed in. */
export function setUp(body: Founder): Promise<Me> {
  return answered(api.POST("/api/v1/set-up", { body }));
}
