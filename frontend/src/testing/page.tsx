import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  type HistoryState,
  Outlet,
  RouterProvider,
} from "@tanstack/react-router";
import { act, render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactNode } from "react";
import type { Card, Me } from "@/api/types";
import type { EventMembers, EventName } from "@/stream/events";
import { Hub } from "@/stream/hub";
import { LiveProvider } from "@/stream/LiveProvider";
import type { Readiness } from "@/stream/readiness";
import type { CardList } from "@/stream/state";
import { MeContext } from "@/ui/me";
import { TimesProvider } from "@/ui/times";
import { bob } from "./people";
import { EPOCH, frame, ScriptedWire } from "./scriptedWire";

const IN_SHELL = [
  "/",
  "/pilot/new",
  "/pilot/$sessionId",
  "/escalations",
  "/escalations/$handoffId",
  "/escalations/$handoffId/history",
  "/playbooks",
  "/playbooks/read/$key",
  "/playbooks/edit/$key",
  "/playbooks/new",
  "/playbooks/import",
  "/playbooks/proposals",
  "/playbooks/proposals/$proposalId",
  "/analytics",
  "/analytics/definitions",
  "/baseline",
  "/settings",
  "/settings/alerts",
  "/settings/account",
  "/settings/people",
  "/settings/people/$userId",
  "/settings/sign-in",
  "/settings/clients",
  "/settings/channels",
  "/settings/ladder",
  "/settings/canary",
  "/settings/held",
  "/settings/audit",
  "/welcome",
];
const OUTSIDE = [
  "/login",
  "/sign-in/$accountId",
  "/accept/$token",
  "/forgot",
  "/reset/$token",
  "/set-up/$token",
  "/unsubscribe/$token",
];

interface Setting {
  me?: Me;
  at?: string;
  /** What the address carries besides its path. */
  state?: HistoryState;
  /** The open and claimed handoffs that the page finds when it loads. */
  cards?: Card[];
  fetchLists?: () => Promise<CardList[]>;
  /** What the server says that it lacks. */
  missing?: string[];
}

/** Where the queue stands when a page loads. */
export const LOADED_AT = 10;

/** Shows `page` at an address as somebody sees it; the live stream is spoken by the test. */
export async function show(page: ReactNode, setting: Setting = {}) {
  const { me = bob, at = "/escalations", state, cards = [], missing = [] } = setting;
  const lists: CardList[] = [{ position: { epoch: EPOCH, number: LOADED_AT }, cards }];
  const wire = new ScriptedWire(me.account.id);
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const readiness: Readiness = { start: (onMissing) => onMissing(missing), stop: () => undefined };
  const options = {
    reader: me.id,
    source: new Hub({ wire, accountId: me.account.id, readiness }),
    fetchLists: setting.fetchLists ?? (async () => lists),
    checkPerson: async () => false,
  };
  const router = routerFor(page, at);
  await router.navigate({ to: at, state } as never);
  await router.load();
  const screen = <RouterProvider router={router} />;
  const view = render(
    <QueryClientProvider client={client}>
      <MeContext value={me}>
        <TimesProvider timeZone={me.account.time_zone}>
          {me.role === "viewer" ? screen : <LiveProvider options={options}>{screen}</LiveProvider>}
        </TimesProvider>
      </MeContext>
    </QueryClientProvider>,
  );
  await act(async () => undefined);
  let number = LOADED_AT;
  return {
    ...view,
    router,
    wire,
    client,
    user: userEvent.setup({ delay: null }),
    /** Where the person is now. */
    path: () => router.state.location.pathname,
    /** The next frame of the stream lands on the page. */
    hear: <Name extends EventName>(name: Name, members: EventMembers[Name]) => {
      number += 1;
      act(() => wire.send(frame(name, members, number)));
    },
    goLive: () =>
      act(() => wire.send(frame("ready", { epoch: EPOCH, number, account_id: me.account.id }, number))),
  };
}

function routerFor(page: ReactNode, at: string) {
  const shown = [...IN_SHELL, ...OUTSIDE].find((pattern) => matches(pattern, at.split(/[?#]/)[0] ?? ""));
  const component = (pattern: string) => () => (pattern === shown ? page : null);
  const root = createRootRoute({ component: Outlet });
  const shell = createRoute({ getParentRoute: () => root, id: "shell", component: Outlet });
  const inShell = IN_SHELL.map((path) =>
    createRoute({ getParentRoute: () => shell, path, component: component(path) }),
  );
  const outside = OUTSIDE.map((path) =>
    createRoute({ getParentRoute: () => root, path, component: component(path) }),
  );
  const routeTree = root.addChildren([...outside, shell.addChildren(inShell)]);
  return createRouter({ routeTree, history: createMemoryHistory({ initialEntries: [at] }) });
}

function matches(pattern: string, path: string): boolean {
  return new RegExp(`^${pattern.replace(/\$\w+/, "[^/]+")}$`).test(path);
}
