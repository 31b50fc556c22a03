import { useQueryClient } from "@tanstack/react-query";
import { Outlet, useRouteContext, useRouter, useRouterState } from "@tanstack/react-router";
import { useCallback, useEffect, useMemo } from "react";
import { meQuery } from "@/api/account";
import { fetchLiveLists } from "@/api/handoffs";
import type { Me } from "@/api/types";
import { NotLiveNote } from "@/features/handoffs/LiveStatus";
import { Bell } from "@/features/notifications/Bell";
import { fetchSource } from "@/stream/fetchSource";
import { LiveProvider } from "@/stream/LiveProvider";
import { useText } from "@/text";
import { MeContext } from "@/ui/me";
import { TimesProvider } from "@/ui/times";
import { Arrivals } from "./Arrivals";
import { BottomBar } from "./BottomBar";
import { DemoStrip } from "./DemoStrip";
import { PersonMenu } from "./PersonMenu";
import { onSignedOut } from "./queryClient";
import { SideBar } from "./SideBar";

/** The frame around all pages of a signed-in person, with the one live connection behind them. */
export function Shell() {
  const { me } = useRouteContext({ from: "/shell" });
  const leave = useLeaveWhenSignedOut();
  const options = useMemo(
    () => ({ reader: me.id, source: fetchSource, fetchLists: fetchLiveLists, onSignedOut: leave }),
    [me.id, leave],
  );
  const frame = <Frame me={me} />;
  return (
    <MeContext value={me}>
      <TimesProvider timeZone={me.account.time_zone}>
        {me.role === "viewer" ? (
          frame
        ) : (
          <LiveProvider key={me.id} options={options}>
            {frame}
          </LiveProvider>
        )}
      </TimesProvider>
    </MeContext>
  );
}

function Frame({ me }: { me: Me }) {
  const text = useText();
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#content"
        className="sr-only z-50 rounded-button bg-accent px-3 py-2 text-accent-on focus:not-sr-only focus:fixed focus:left-3 focus:top-3"
      >
        {text.shell.skip}
      </a>
      <DemoStrip />
      <div className="flex flex-1">
        <SideBar me={me} />
        <div className="relative flex min-w-0 flex-1 flex-col">
          <div className="absolute right-1 top-2 z-20 flex md:hidden">
            <Bell place="top" />
            <PersonMenu me={me} place="top" />
          </div>
          <main
            id="content"
            tabIndex={-1}
            className="flex min-w-0 flex-1 flex-col pb-[72px] outline-none md:pb-0"
          >
            <Elsewhere />
            <Outlet />
          </main>
        </div>
      </div>
      <BottomBar me={me} />
      <Arrivals />
    </div>
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

/** Asks once more who is signed in; goes to the sign-in page when nobody is, and on with a changed role. */
function useLeaveWhenSignedOut(): () => void {
  const router = useRouter();
  const client = useQueryClient();
  const href = useRouterState({ select: (state) => state.location.href });
  const leave = useCallback(async () => {
    try {
      await client.fetchQuery({ ...meQuery, staleTime: 0 });
    } catch {
      client.removeQueries(meQuery);
      await router.navigate({ to: "/login", search: { next: href } });
      return;
    }
    await router.invalidate();
  }, [router, client, href]);
  useEffect(() => onSignedOut(leave), [leave]);
  return leave;
}
