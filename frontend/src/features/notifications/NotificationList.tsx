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
    mutationFn: readNotification,
    onSuccess: () => readAgain(client, notificationsQuery),
  });
  if (list.isPending) return <Skeleton className="m-2 h-16" />;
  if (list.isError) return <Failed title={text.shell.alertsFailed} onRetry={() => list.refetch()} />;
  if (list.data.items.length === 0) return <p className="p-3 text-ink-2">{text.shell.noAlerts}</p>;
  return (
    <ul className="m-0 list-none p-0">
      {list.data.items.map((notification) => (
        <NotificationRow
          key={notification.id}
          notification={notification}
          onFollow={() => {
            if (notification.read_at === null) reading.mutate(notification.id);
            onFollow();
          }}
        />
      ))}
    </ul>
  );
}

const ROW = "flex items-baseline gap-2.5 rounded-button px-2.5 py-2 hover:bg-chosen touch:min-h-11";

function NotificationRow({ notification, onFollow }: { notification: Notification; onFollow: () => void }) {
  const text = useText();
  const unread = notification.read_at === null;
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
          {notification.title}
          <Standing notification={notification} />
        </span>
        <Moment
          at={notification.created_at}
          className="max-w-[15ch] shrink-0 text-end text-meta text-ink-3"
        />
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

/** Who has it by now, or what else to know; a handoff that nobody waits with any more needs no word. */
function Standing({ notification }: { notification: Notification }) {
  const text = useText();
  const me = useMe();
  const card = useLive(({ live }) => live.cards[notification.handoff_id ?? ""]);
  const holder = card?.claimed_by ?? null;
  const words = ((): string | undefined => {
    if (holder !== null) return holder.id === me.id ? text.bell.youHaveIt : text.bell.hasIt(holder.name);
    return card?.state === "open" ? text.bell.stillWaits : text.bell.kind[notification.kind];
  })();
  if (words === undefined) return null;
  return <span className="block text-meta font-normal text-ink-3">{words}</span>;
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
