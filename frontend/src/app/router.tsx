import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from "@tanstack/react-router";
import type { ComponentType } from "react";
import { meQuery, profileQuery } from "@/api/account";
import { isProblem, Problem } from "@/api/problem";
import { readSearch } from "@/features/analytics/analyticsSearch";
import { readAuditSearch } from "@/features/audit/auditSearch";
import { NotFound, PageFailed } from "./ErrorPages";
import { queryClient } from "./queryClient";
import { Shell } from "./Shell";

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound, errorComponent: PageFailed });

/** A page that is fetched when it is needed. Loading everything anew helps when it is gone, not without an answer. */
function lazyPage<Page extends Record<string, unknown>>(fetchPage: () => Promise<Page>, name: keyof Page) {
  const load = async () => {
    try {
      return await fetchPage();
    } catch (error) {
      await fetch("/healthz").catch(() => {
        throw new Problem(0, "unanswered");
      });
      throw error;
    }
  };
  return lazyRouteComponent(load as () => Promise<Record<string, ComponentType>>, name as string);
}

const textOrNothing = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);
const numberOrNothing = (value: unknown) =>
  typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : undefined;

const login = createRoute({
  getParentRoute: () => root,
  path: "/login",
  validateSearch: (search: Record<string, unknown>): { next?: string } => ({
    next: textOrNothing(search.next),
  }),
  component: lazyPage(() => import("@/features/account/LoginPage"), "LoginPage"),
});

const accept = createRoute({
  getParentRoute: () => root,
  path: "/accept/$token",
  component: lazyPage(() => import("@/features/account/AcceptPage"), "AcceptPage"),
});

const forgot = createRoute({
  getParentRoute: () => root,
  path: "/forgot",
  component: lazyPage(() => import("@/features/account/ForgotPage"), "ForgotPage"),
});

const reset = createRoute({
  getParentRoute: () => root,
  path: "/reset/$token",
  component: lazyPage(() => import("@/features/account/ResetPage"), "ResetPage"),
});

const unsubscribe = createRoute({
  getParentRoute: () => root,
  path: "/unsubscribe/$token",
  component: lazyPage(() => import("@/features/account/UnsubscribePage"), "UnsubscribePage"),
});

const shell = createRoute({
  getParentRoute: () => root,
  id: "shell",
  beforeLoad: async ({ location }) => {
    try {
      const profile = queryClient.ensureQueryData(profileQuery).catch(() => null);
      const me = await queryClient.ensureQueryData(meQuery);
      await profile; // whose time zone the first times are shown in
      return { me };
    } catch (error) {
      if (!isProblem(error, "not_signed_in")) throw error;
      throw redirect({ to: "/login", search: { next: location.href === "/" ? undefined : location.href } });
    }
  },
  component: Shell,
});

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
  component: lazyPage(() => import("@/features/handoffs/QueuePage"), "QueuePage"),
});

const handoff = createRoute({
  getParentRoute: () => shell,
  path: "/escalations/$handoffId",
  component: lazyPage(() => import("@/features/handoffs/ContextPage"), "ContextPage"),
});

const handoffHistory = createRoute({
  getParentRoute: () => shell,
  path: "/escalations/$handoffId/history",
  component: lazyPage(() => import("@/features/handoffs/history/HistoryPage"), "HistoryPage"),
});

const playbooks = createRoute({
  getParentRoute: () => shell,
  path: "/playbooks",
  validateSearch: (search: Record<string, unknown>): { q?: string } => ({ q: textOrNothing(search.q) }),
  component: lazyPage(() => import("@/features/playbooks/PlaybooksPage"), "PlaybooksPage"),
});

const playbook = createRoute({
  getParentRoute: () => shell,
  path: "/playbooks/read/$key",
  validateSearch: (search: Record<string, unknown>): { version?: number; against?: number } => ({
    version: numberOrNothing(search.version),
    against: numberOrNothing(search.against),
  }),
  component: lazyPage(() => import("@/features/playbooks/PlaybookPage"), "PlaybookPage"),
});

const editPlaybook = createRoute({
  getParentRoute: () => shell,
  path: "/playbooks/edit/$key",
  component: lazyPage(() => import("@/features/playbooks/edit/EditPage"), "EditPage"),
});

const newPlaybook = createRoute({
  getParentRoute: () => shell,
  path: "/playbooks/new",
  component: lazyPage(() => import("@/features/playbooks/edit/NewPage"), "NewPage"),
});

const importPlaybooks = createRoute({
  getParentRoute: () => shell,
  path: "/playbooks/import",
  component: lazyPage(() => import("@/features/playbooks/import/ImportPage"), "ImportPage"),
});

const proposals = createRoute({
  getParentRoute: () => shell,
  path: "/playbooks/proposals",
  validateSearch: (search: Record<string, unknown>): { state?: "accepted" | "rejected" } => ({
    state: search.state === "accepted" || search.state === "rejected" ? search.state : undefined,
  }),
  component: lazyPage(() => import("@/features/playbooks/proposals/ProposalsPage"), "ProposalsPage"),
});

const proposal = createRoute({
  getParentRoute: () => shell,
  path: "/playbooks/proposals/$proposalId",
  component: lazyPage(() => import("@/features/playbooks/proposals/ProposalPage"), "ProposalPage"),
});

const analytics = createRoute({
  getParentRoute: () => shell,
  path: "/analytics",
  validateSearch: readSearch,
  component: lazyPage(() => import("@/features/analytics/AnalyticsPage"), "AnalyticsPage"),
});

const definitions = createRoute({
  getParentRoute: () => shell,
  path: "/analytics/definitions",
  component: lazyPage(() => import("@/features/analytics/DefinitionsPage"), "DefinitionsPage"),
});

const baseline = createRoute({
  getParentRoute: () => shell,
  path: "/baseline",
  component: lazyPage(() => import("@/features/baseline/BaselinePage"), "BaselinePage"),
});

const settings = createRoute({
  getParentRoute: () => shell,
  path: "/settings",
  component: lazyPage(() => import("@/features/account/SettingsFrame"), "SettingsFrame"),
});

const profile = createRoute({
  getParentRoute: () => settings,
  path: "/",
  component: lazyPage(() => import("@/features/account/ProfilePage"), "ProfilePage"),
});

const people = createRoute({
  getParentRoute: () => settings,
  path: "/people",
  component: lazyPage(() => import("@/features/account/PeoplePage"), "PeoplePage"),
});

const person = createRoute({
  getParentRoute: () => settings,
  path: "/people/$userId",
  component: lazyPage(() => import("@/features/account/person/PersonPage"), "PersonPage"),
});

const account = createRoute({
  getParentRoute: () => settings,
  path: "/account",
  component: lazyPage(() => import("@/features/account/AccountPage"), "AccountPage"),
});

const clients = createRoute({
  getParentRoute: () => settings,
  path: "/clients",
  component: lazyPage(() => import("@/features/account/clients/ClientsPage"), "ClientsPage"),
});

const myAlerts = createRoute({
  getParentRoute: () => settings,
  path: "/alerts",
  component: lazyPage(() => import("@/features/alerts/AlertsPage"), "AlertsPage"),
});

const channels = createRoute({
  getParentRoute: () => settings,
  path: "/channels",
  component: lazyPage(() => import("@/features/channels/ChannelsPage"), "ChannelsPage"),
});

const ladder = createRoute({
  getParentRoute: () => settings,
  path: "/ladder",
  component: lazyPage(() => import("@/features/ladder/LadderPage"), "LadderPage"),
});

const canary = createRoute({
  getParentRoute: () => settings,
  path: "/canary",
  component: lazyPage(() => import("@/features/canary/CanaryPage"), "CanaryPage"),
});

const held = createRoute({
  getParentRoute: () => settings,
  path: "/held",
  component: lazyPage(() => import("@/features/held/HeldPage"), "HeldPage"),
});

const data = createRoute({
  getParentRoute: () => settings,
  path: "/data",
  component: lazyPage(() => import("@/features/data/DataPage"), "DataPage"),
});

const auditTrail = createRoute({
  getParentRoute: () => settings,
  path: "/audit",
  validateSearch: readAuditSearch,
  component: lazyPage(() => import("@/features/audit/AuditPage"), "AuditPage"),
});

const tree = root.addChildren([
  login,
  accept,
  forgot,
  reset,
  unsubscribe,
  shell.addChildren([
    sessions,
    newSession,
    session,
    escalations,
    handoff,
    handoffHistory,
    playbooks,
    playbook,
    editPlaybook,
    newPlaybook,
    importPlaybooks,
    proposals,
    proposal,
    analytics,
    definitions,
    baseline,
    settings.addChildren([
      profile,
      people,
      person,
      account,
      clients,
      myAlerts,
      channels,
      ladder,
      canary,
      data,
      auditTrail,
      held,
    ]),
  ]),
]);

export const router = createRouter({ routeTree: tree, defaultPreload: "intent", scrollRestoration: true });

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
  interface HistoryState {
    /** The session was just claimed here: the context stays beside it and the composer takes the focus. */
    claimed?: string;
    /** The context screen of this handoff was left: its card takes the focus again. */
    returnedFrom?: string;
    /** Somebody was faster: the queue says who. */
    lostRace?: { handoffId: string; problem: string; name: string; at: string };
  }
}
