import { useRouterState } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useMe } from "@/ui/me";

const AdminNote = lazy(() => import("./later/AdminNote"));
const FirstRunLine = lazy(() => import("@/features/firstRun/FirstRunLine"));
const BEGINNINGS = ["/", "/escalations"];

/** To admins: on every page what fails, and where a day begins what the account still lacks. */
export function Reminder() {
  const me = useMe();
  const begins = useRouterState({ select: ({ location: { pathname } }) => BEGINNINGS.includes(pathname) });
  if (me.role !== "admin") return null;
  return (
    <Suspense fallback={null}>
      <AdminNote />
      {begins && <FirstRunLine />}
    </Suspense>
  );
}
