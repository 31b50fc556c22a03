import { createRoute } from "@tanstack/react-router";
import { contextQuery } from "@/api/handoffs";
import { readQueueSearch } from "@/features/handoffs/queueSearch";
import { queryClient } from "../queryClient";
import { shell } from "./frame";
import { lazyPage } from "./lazyPage";
import { textOrNothing } from "./searchValues";

const sessions = createRoute({
  getParentRoute: () => shell,
  path: "/",
  validateSearch: (search: Record<string, unknown>): { q?: string; everybody?: true } => ({
    q: textOrNothing(search.q),
    everybody: search.everybody === true ? true : undefined,
  }),
  component: lazyPage(() => import("@/features/sessions/SessionListPage"), "SessionListPage"),
});

const newSession = createRoute({
  getParentRoute: () => shell,
  path: "/pilot/new",
  component: lazyPage(() => import("@/features/sessions/NewSessionPage"), "NewSessionPage"),
});

const session = createRoute({
  getParentRoute: () => shell,
  path: "/pilot/$sessionId",
  component: lazyPage(() => import("@/features/sessions/SessionPage"), "SessionPage"),
});

const escalations = createRoute({
  getParentRoute: () => shell,
  path: "/escalations",
  validateSearch: readQueueSearch,
  component: lazyPage(() => import("@/features/handoffs/QueuePage"), "QueuePage"),
});

const handoff = createRoute({
  getParentRoute: () => shell,
  path: "/escalations/$handoffId",
  // Asked for when somebody points at the link or focuses it; the page draws what is there and waits for nothing.
  loader: ({ params }) => void queryClient.prefetchQuery(contextQuery(params.handoffId)),
  component: lazyPage(() => import("@/features/handoffs/ContextPage"), "ContextPage"),
});

const handoffHistory = createRoute({
  getParentRoute: () => shell,
  path: "/escalations/$handoffId/history",
  component: lazyPage(() => import("@/features/handoffs/history/HistoryPage"), "HistoryPage"),
});

export const workPages = [sessions, newSession, session, escalations, handoff, handoffHistory] as const;
