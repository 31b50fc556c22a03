import { Link } from "@tanstack/react-router";
import type { SessionItem } from "@/api/types";
import { useText } from "@/text";
import { firstLine } from "@/ui/formatText";
import { useMe } from "@/ui/me";
import { Moment } from "@/ui/times";
import { StatusLabel } from "./page/StatusLabel";

/** One session in a list: its problem, whose it is, and its state. */
export function SessionRow({ session }: { session: SessionItem }) {
  const text = useText();
  const me = useMe();
  return (
    <li className="border-b border-line last:border-b-0">
      <Link
        to="/pilot/$sessionId"
        params={{ sessionId: session.id }}
        className="flex flex-wrap items-start gap-x-4 gap-y-1.5 px-4 py-3 -outline-offset-2 transition-colors hover:bg-sunken sm:flex-nowrap sm:px-5"
      >
        <span className="min-w-0 flex-1 basis-full sm:basis-auto">
          <span className="clamp-2 text-title font-semibold">{firstLine(session.problem, 160)}</span>
          <span className="facts mt-0.5 text-meta text-ink-3">
            {session.client_name !== null && (
              <span className="fact">
                <span className="block max-w-[36ch] truncate font-medium text-ink">
                  {session.client_name}
                </span>
              </span>
            )}
            {session.ticket_ref !== null && (
              <span className="fact whitespace-nowrap">
                <bdi>{text.common.ticket(session.ticket_ref)}</bdi>
              </span>
            )}
            {session.user_id !== me.id && <span className="fact">{session.user.name}</span>}
            <span className="fact whitespace-nowrap max-sm:hidden">
              {text.common.steps(session.step_count)}
            </span>
            <span className="fact whitespace-nowrap">
              <span className="max-sm:sr-only">{text.sessions.started} </span>
              <Moment at={session.created_at} />
            </span>
          </span>
        </span>
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1 sm:flex-col sm:items-end">
          <StatusLabel status={session.status} />
          {session.escalated_to !== null && (
            <span className="whitespace-nowrap text-meta text-ink-3">
              {session.escalated_to.id === me.id
                ? text.sessions.pickedUpByYou
                : text.sessions.pickedUpBy(session.escalated_to.name)}
            </span>
          )}
        </span>
      </Link>
    </li>
  );
}
