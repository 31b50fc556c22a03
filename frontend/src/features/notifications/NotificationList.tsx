import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useRouter } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { readAgain } from "@/api/fresh";
import { notificationsQuery, readNotification } from "@/api/notifications";
import type { Notification } from "@/api/types";
import { useLive } from "@/stream/LiveProvider";
import { useText } from "@/text";
import { useMe } from "@/ui/me";
import { Failed, Skeleton } from "@/ui/states";
import { Moment } from "@/ui/times";
import { KindIcon } from "./KindIcon";

/** What the reader should know, newest first; following one marks it as read. */
export default function NotificationList({ onFollow }: { onFollow: () => void }) {
  const text = useText();
  const client = useQueryClient();
  const list = useQuery(notificationsQuery);
  const reading = useMutation({
    mutationFn: (ids: readonly string[]) => Promise.all(ids.map(readNotification)),
    onSuccess: () => readAgain(client, notificationsQuery),
  });
  if (list.isPending) return <Skeleton className="m-2 h-16" />;
  if (list.isError) return <Failed title={text.shell.alertsFailed} onRetry={() => list.refetch()} />;
  if (list.data.items.length === 0) return <p className="p-3 text-ink-2">{text.shell.noAlerts}</p>;
  return (
    <ul className="m-0 list-none p-0">
      {together(list.data.items).map((all) => {
        const unread = all.filter(({ read_at }) => read_at === null).map(({ id }) => id);
        return (
          <NotificationRow
            key={all[0].id}
            notification={all[0]}
            unread={unread.length > 0}
            earlier={all.length - 1}
            onFollow={() => {
              if (unread.length > 0) reading.mutate(unread);
              onFollow();
            }}
          />
        );
      })}
    </ul>
  );
}

const ROW = "flex items-baseline gap-2.5 rounded-button px-2.5 py-2 hover:bg-chosen touch:min-h-11";

type Together = [Notification, ...Notification[]];

/** What leads to the same place stands together where its newest one stands. */
function together(items: readonly Notification[]): Together[] {
  const places = new Map<string, Together>();
  for (const notification of items) {
    const place = notification.handoff_id === null ? notification.id : notification.href;
    const before = places.get(place);
    if (before === undefined) places.set(place, [notification]);
    else before.push(notification);
  }
  return [...places.values()];
}

interface NotificationRowProps {
  /** The newest of those that lead there. */
  notification: Notification;
  unread: boolean;
  earlier: number;
  onFollow: () => void;
}

function NotificationRow({ notification, unread, earlier, onFollow }: NotificationRowProps) {
  const text = useText();
  return (
    <li>
      <Way href={pathOf(notification.href)} handoffId={notification.handoff_id} onFollow={onFollow}>
        <span
          className={`mt-[7px] size-1.5 shrink-0 self-start rounded-full ${unread ? "bg-accent-text" : "bg-transparent"}`}
        >
          {unread && <span className="sr-only">{text.shell.unread}</span>}
        </span>
        <KindIcon kind={notification.kind} />
        <span className={`min-w-0 flex-1 ${unread ? "font-medium" : "text-ink-2"}`}>
          <span className="clamp-2">{notification.title}</span>
          <Standing notification={notification} earlier={earlier} />
        </span>
      </Way>
    </li>
  );
}

interface WayProps {
  href: string;
  handoffId: string | null;
  onFollow: () => void;
  children: ReactNode;
}

/** The link of a row. One to a context screen fetches it as soon as it is pointed at, like a card of the queue. */
function Way({ href, handoffId, onFollow, children }: WayProps) {
  const router = useRouter();
  if (handoffId !== null && href === `/escalations/${handoffId}`)
    return (
      <Link to="/escalations/$handoffId" params={{ handoffId }} onClick={onFollow} className={ROW}>
        {children}
      </Link>
    );
  return (
    <a
      href={href}
      onClick={(event) => {
        onFollow();
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        router.history.push(href);
      }}
      className={ROW}
    >
      {children}
    </a>
  );
}

/** When, and who has it by now or what else to know; a handoff that nobody waits with any more needs no word. */
function Standing({ notification, earlier }: { notification: Notification; earlier: number }) {
  const text = useText();
  const me = useMe();
  const card = useLive(({ live }) => live.cards[notification.handoff_id ?? ""]);
  const holder = card?.claimed_by ?? null;
  const words = ((): string | undefined => {
    if (holder !== null) return holder.id === me.id ? text.bell.youHaveIt : text.bell.hasIt(holder.name);
    return card?.state === "open" ? text.bell.stillWaits : text.bell.kind[notification.kind];
  })();
  const parts = [words, earlier > 0 ? text.bell.earlier(earlier) : undefined].filter(Boolean);
  return (
    <span className="mt-0.5 block text-meta font-normal text-ink-3">
      <Moment at={notification.created_at} />
      {parts.map((part) => ` · ${part}`)}
    </span>
  );
}

/** The path on this server, also of an address written out in full; anything else leads home. */
export function pathOf(href: string): string {
  try {
    const url = new URL(href, window.location.origin);
    return url.pathname.startsWith("/") ? url.pathname + url.search + url.hash : "/";
  } catch {
    return "/";
  }
}
