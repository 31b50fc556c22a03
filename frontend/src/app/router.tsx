import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from "@tanstack/react-router";
import { meQuery } from "@/api/account";
import { isProblem } from "@/api/problem";
import { NotFound, PageFailed } from "./ErrorPages";
import { queryClient } from "./queryClient";
import { Shell } from "./Shell";

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound, errorComponent: PageFailed });

const textOrNothing = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);

const login = createRoute({
  getParentRoute: () => root,
  path: "/login",
  validateSearch: (search: Record<string, unknown>): { next?: string } => ({
    next: textOrNothing(search.next),
  }),
  component: lazyRouteComponent(() => import("@/features/account/LoginPage"), "LoginPage"),
});

const accept = createRoute({
  getParentRoute: () => root,
  path: "/accept/$token",
  component: lazyRouteComponent(() => import("@/features/account/AcceptPage"), "AcceptPage"),
});

const shell = createRoute({
  getParentRoute: () => root,
  id: "shell",
  beforeLoad: async ({ location }) => {
    try {
      return { me: await queryClient.ensureQueryData(meQuery) };
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
  component: lazyRouteComponent(() => import("@/features/sessions/SessionListPage"), "SessionListPage"),
});

const newSession = createRoute({
  getParentRoute: () => shell,
  path: "/pilot/new",
  component: lazyRouteComponent(() => import("@/features/sessions/NewSessionPage"), "NewSessionPage"),
});

const session = createRoute({
  getParentRoute: () => shell,
  path: "/pilot/$sessionId",
  component: lazyRouteComponent(() => import("@/features/sessions/SessionPage"), "SessionPage"),
});

const escalations = createRoute({
  getParentRoute: () => shell,
  path: "/escalations",
  component: lazyRouteComponent(() => import("@/features/handoffs/QueuePage"), "QueuePage"),
});

const handoff = createRoute({
  getParentRoute: () => shell,
  path: "/escalations/$handoffId",
  component: lazyRouteComponent(() => import("@/features/handoffs/ContextPage"), "ContextPage"),
});

const analytics = createRoute({
  getParentRoute: () => shell,
  path: "/analytics",
  component: lazyRouteComponent(() => import("@/features/analytics/AnalyticsPage"), "AnalyticsPage"),
});

const settings = createRoute({
  getParentRoute: () => shell,
  path: "/settings",
  component: lazyRouteComponent(() => import("@/features/account/SettingsPage"), "SettingsPage"),
});

const tree = root.addChildren([
  login,
  accept,
  shell.addChildren([sessions, newSession, session, escalations, handoff, analytics, settings]),
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
