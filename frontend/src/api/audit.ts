import { infiniteQueryOptions } from "@tanstack/react-query";
import { answered, api } from "./client";
import type { components } from "./schema";

export type AuditRow = components["schemas"]["AuditRowOut"];
/** One thing that happened to a handoff, and who heard of it. */
export type Fact = components["schemas"]["FactOut"];

/** Which entries of the audit trail; times with their offset. */
export interface AuditFilter {
  handoff_id?: string;
  user_id?: string;
  act?: string;
  from?: string;
  to?: string;
}

const ENTRIES = 50;
const FACTS = 200;

/** Entries of the audit trail, newest first. */
export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ["audit", filter],
    queryFn: ({ pageParam }) => {
      const query = { ...filter, cursor: pageParam ?? undefined, limit: ENTRIES };
      return answered(api.GET("/api/v1/audit", { params: { query } }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  });

/** What happened to a handoff, oldest first. */
export const historyQuery = (handoffId: string) =>
  infiniteQueryOptions({
    queryKey: ["history", handoffId],
    queryFn: ({ pageParam }) => {
      const params = {
        path: { handoff_id: handoffId },
        query: { cursor: pageParam ?? undefined, limit: FACTS },
      };
      return answered(api.GET("/api/v1/escalations/{handoff_id}/history", { params }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  });
