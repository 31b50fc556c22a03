import { useRouterState } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useMe } from "@/ui/me";

const FirstRunLine = lazy(() => import("@/features/firstRun/FirstRunLine"));
const BEGINNINGS = ["/", "/escalations"];

/** To admins, where a day begins: what the account still lacks. */
export function Reminder() {
  const me = useMe();
  const begins = useRouterState({ select: ({ location: { pathname } }) => BEGINNINGS.includes(pathname) });
  if (me.role !== "admin" || !begins) return null;
  return (
    <Suspense fallback={null}>
      <FirstRunLine />
    </Suspense>
  );
}
