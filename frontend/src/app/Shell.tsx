import { useQuery } from "@tanstack/react-query";
import { Outlet, useRouteContext, useRouterState } from "@tanstack/react-router";
import { lazy, Suspense, useMemo } from "react";
import { profileQuery } from "@/api/account";
import { fetchLiveLists } from "@/api/handoffs";
import type { Me } from "@/api/types";
import { RunningStopwatch } from "@/features/baseline/RunningStopwatch";
import { NotLiveNote } from "@/features/handoffs/LiveStatus";
import { Bell } from "@/features/notifications/Bell";
import { browserSource } from "@/stream/browserSource";
import { LiveProvider } from "@/stream/LiveProvider";
import { useText } from "@/text";
import { MeContext, useMe } from "@/ui/me";
import { TimesProvider } from "@/ui/times";
import { AdminNote } from "./AdminNote";
import { Arrivals } from "./Arrivals";
import { BottomBar } from "./BottomBar";
import { DemoStrip } from "./DemoStrip";
import { Everywhere } from "./Everywhere";
import { PersonMenu } from "./PersonMenu";
import { usePersonOfTab } from "./person";
import { SideBar } from "./SideBar";
import { usePushedPath } from "./usePushedPath";

const FirstRunLine = lazy(() => import("@/features/firstRun/FirstRunLine"));
const BEGINNINGS = ["/", "/escalations"];

/** The frame around all pages of a signed-in person, with the one live connection behind them. */
export function Shell() {
  const { me } = useRouteContext({ from: "/shell" });
  const ask = usePersonOfTab(me);
  const { id: userId, account } = me;
  const options = useMemo(() => {
    const source = browserSource({ accountId: account.id, userId });
    return { reader: userId, source, fetchLists: fetchLiveLists, checkPerson: ask };
  }, [account.id, userId, ask]);
  const ownZone = useQuery({ ...profileQuery, enabled: false }).data?.time_zone;
  const frame = <Frame me={me} />;
  return (
    <MeContext key={me.id} value={me}>
      <TimesProvider timeZone={ownZone ?? me.account.time_zone}>
        {me.role === "viewer" ? frame : <LiveProvider options={options}>{frame}</LiveProvider>}
      </TimesProvider>
    </MeContext>
  );
}

function Frame({ me }: { me: Me }) {
  const text = useText();
  usePushedPath();
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#content"
        className="sr-only z-50 rounded-button bg-accent px-3 py-2 text-accent-on focus:not-sr-only focus:fixed focus:start-3 focus:top-3"
      >
        {text.shell.skip}
      </a>
      <DemoStrip />
      <div className="flex flex-1">
        <SideBar me={me} />
        <div className="flex min-w-0 flex-1 flex-col">
          <AdminNote />
          <Reminder />
          <div className="relative flex min-w-0 flex-1 flex-col">
            <div className="absolute end-1 top-2 z-20 flex md:hidden">
              <Bell place="top" />
              <PersonMenu me={me} place="top" />
            </div>
            <main
              id="content"
              tabIndex={-1}
              className="flex min-w-0 flex-1 flex-col pb-[72px] outline-none md:pb-0"
            >
              <RunningStopwatch className="mx-3 mb-1 mt-2 me-[104px] flex md:hidden" />
              <Elsewhere />
              <Outlet />
            </main>
          </div>
        </div>
      </div>
      <BottomBar me={me} />
      <Arrivals />
      <Everywhere />
    </div>
  );
}

/** To admins, where a day begins: what the account still lacks. */
function Reminder() {
  const me = useMe();
  const begins = useRouterState({ select: ({ location: { pathname } }) => BEGINNINGS.includes(pathname) });
  if (me.role !== "admin" || !begins) return null;
  return (
    <Suspense fallback={null}>
      <FirstRunLine />
    </Suspense>
  );
}

/** On pages that do not show how live they are: a word when they are not. */
function Elsewhere() {
  const onQueue = useRouterState({ select: (state) => state.location.pathname === "/escalations" });
  if (onQueue) return null;
  return (
    <div aria-live="polite" className="empty:hidden">
      <NotLiveNote elsewhere />
    </div>
  );
}
