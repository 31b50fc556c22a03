import { queryOptions } from "@tanstack/react-query";
import { answered, api, intent } from "./client";
import type { FirstRun, FirstRunStep, Practice } from "./types";

const PATH = "/api/v1/account/first-run";

/** What the account still lacks, and the newest practice escalation; for admins. */
export const firstRunQuery = queryOptions({
  queryKey: ["first-run"],
  queryFn: () => answered(api.GET(PATH)),
});

/** Leaves a step out; "all" ends the reminder. */
export function skipFirstRun(step: FirstRunStep | "all", key: string): Promise<FirstRun> {
  const params = { path: { step } };
  return answered(api.POST(`${PATH}/{step}/skip`, { params, ...intent(key) }));
}

export function beginPractice(key: string): Promise<Practice> {
  return answered(api.POST(`${PATH}/practice`, intent(key)));
}

export function endPractice(key: string): Promise<Practice> {
  return answered(api.POST(`${PATH}/practice/end`, intent(key)));
}
