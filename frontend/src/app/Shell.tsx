import { useQuery } from "@tanstack/react-query";
import { Outlet, useRouteContext } from "@tanstack/react-router";
import { useEffect, useMemo } from "react";
import { profileQuery } from "@/api/account";
import { fetchLiveLists } from "@/api/handoffs";
import type { Me } from "@/api/types";

import { Bell } from "@/features/notifications/Bell";
import { browserSource } from "@/stream/browserSource";
import { LiveProvider } from "@/stream/LiveProvider";
import { useText } from "@/text";
import { MeContext } from "@/ui/me";
import { note } from "@/ui/noted";
import { TimesProvider } from "@/ui/times";
import { Arrivals } from "./Arrivals";
import { BottomBar } from "./BottomBar";
import { DemoStrip } from "./DemoStrip";
import { Elsewhere } from "./Elsewhere";
import { Everywhere } from "./Everywhere";
import { PersonMenu } from "./PersonMenu";
import { usePersonOfTab } from "./person";
import { Region } from "./Region";
import { Reminder } from "./Reminder";
import { SideBar } from "./SideBar";
import { Stopwatch } from "./Stopwatch";
import { takeUpdate } from "./update";
import { usePlaceKept } from "./usePlaceKept";
import { usePushedPath } from "./usePushedPath";

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
  const place = usePlaceKept();
  useEffect(() => {
    if (takeUpdate()) note(text.shell.toast.updated);
  }, [text]);
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
          <Region>
            <Reminder />
          </Region>
          <div className="relative flex min-w-0 flex-1 flex-col">
            <div className="absolute end-1 top-2 z-20 flex md:hidden">
              <Bell place="top" />
              <PersonMenu me={me} place="top" />
            </div>
            <main
              id="content"
              tabIndex={-1}
              className="flex min-w-0 flex-1 flex-col pb-[calc(72px+env(safe-area-inset-bottom))] outline-none md:pb-0"
            >
              <Stopwatch className="mx-3 mb-1 mt-2 me-[104px] flex md:me-3 lg:hidden" />
              <div className="lg:hidden">
                <Elsewhere place="top" />
              </div>
              <Outlet />
            </main>
          </div>
        </div>
      </div>
      <BottomBar me={me} />
      <div aria-live="polite" className="sr-only">
        {place}
      </div>
      <Region className="fixed inset-x-3 bottom-[84px] z-30 sm:start-auto sm:end-6 sm:w-[420px] md:bottom-6">
        <Arrivals />
      </Region>
      <Region className="fixed inset-x-3 top-[12dvh] z-50 mx-auto max-w-[640px]">
        <Everywhere />
      </Region>
    </div>
  );
}
