import { useQuery, useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useRef } from "react";
import { readAgain } from "@/api/fresh";
import { notificationsQuery } from "@/api/notifications";
import { useLiveEvents } from "@/stream/LiveProvider";
import { useText } from "@/text";
import { Disclosure } from "@/ui/Disclosure";
import { BellIcon } from "@/ui/icons";
import { Skeleton } from "@/ui/states";

const NotificationList = lazy(() => import("./NotificationList"));
const SETTLE_MS = 400;
/** Reminders and questions come without an event of their own. */
const LOOK_MS = 30_000;

/** The bell with how many are unread, and behind it the list. */
export function Bell({ place }: { place: "side" | "top" }) {
  const text = useText();
  const client = useQueryClient();
  const unread = useQuery({ ...notificationsQuery, refetchInterval: LOOK_MS }).data?.unread ?? 0;
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useLiveEvents((event) => {
    if (!event.name.startsWith("handoff_") || event.name === "handoff_opened") return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => readAgain(client, notificationsQuery), SETTLE_MS);
  });
  const label = unread > 0 ? text.shell.alertsUnread(unread) : text.shell.alerts;
  return (
    <Disclosure
      iconOnly={place === "top"}
      label={label}
      buttonClass={
        place === "side"
          ? "relative flex h-[34px] w-full items-center gap-3 rounded-button px-3 text-start text-ink-2 hover:bg-chosen/60 hover:text-ink lg:px-2 touch:h-11"
          : "relative flex size-11 items-center justify-center rounded-button text-ink-2"
      }
      panelClass={
        place === "side"
          ? "fixed bottom-3 start-16 max-h-[70dvh] w-[380px] overflow-auto p-2 lg:start-[216px]"
          : "fixed inset-x-3 top-14 max-h-[70dvh] overflow-auto p-2"
      }
      button={
        <>
          <BellIcon />
          {place === "side" && (
            <>
              <span aria-hidden="true" className="rail-label flex-1">
                {text.shell.alerts}
              </span>
              <span className="sr-only">{label}</span>
            </>
          )}
          {unread > 0 && (
            <span
              aria-hidden="true"
              className={
                place === "side"
                  ? "min-w-[18px] rounded-full bg-accent px-1 text-center text-[11px] leading-[18px] text-accent-on max-lg:absolute max-lg:-end-1 max-lg:-top-1"
                  : "absolute start-[25px] top-[5px] min-w-[18px] rounded-full bg-accent px-1 text-center text-[11px] leading-[18px] text-accent-on"
              }
            >
              {unread}
            </span>
          )}
        </>
      }
    >
      {(close) => (
        <Suspense fallback={<Skeleton className="m-2 h-16" />}>
          <NotificationList onFollow={close} />
        </Suspense>
      )}
    </Disclosure>
  );
}
