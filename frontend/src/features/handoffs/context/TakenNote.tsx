import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { sessionQuery } from "@/api/sessions";
import type { Handoff, HandoffContext } from "@/api/types";
import { useText } from "@/text";
import { Avatar } from "@/ui/Avatar";
import { buttonClass } from "@/ui/Button";
import { formatAgo } from "@/ui/formatTime";
import { EyeIcon } from "@/ui/icons";
import { useMe } from "@/ui/me";
import { useNow } from "@/ui/times";
import { ClaimActs } from "../claim/ClaimActs";
import { isAsked } from "../claim/rights";

const LOOK_MS = 10_000;

/** In the place of the ways when there is nothing to choose: whose it is and, unless `compact`, the way there. */
export function TakenNote({ context, compact }: { context: HandoffContext; compact?: boolean }) {
  const text = useText();
  const me = useMe();
  const now = useNow();
  const own = context.escalated_by.id === me.id;
  const claimer = context.claimed_by;
  const handoff = useStandingHandoff(context);
  const asked = handoff !== null && isAsked(handoff);
  const ago = formatAgo((now - Date.parse(context.claimed_at ?? "")) / 1000, text);
  const someoneElse = context.state === "claimed" && claimer !== null && claimer.id !== me.id;
  const [sentence, explanation] = ((): [string, string | null] => {
    if (context.state === "parked") return [text.context.ownParked, null];
    if (context.state === "open" && own) return [text.context.own, null];
    if (someoneElse)
      return [
        text.context.theirs(claimer.name, ago),
        asked ? text.lease.asked(claimer.name) : text.context.theirsExplain,
      ];
    if (context.state === "claimed") return [text.context.yours, null];
    return [text.context.closed[context.state] ?? text.context.closedExplain, text.context.closedExplain];
  })();
  return (
    <section
      aria-label={text.context.regions.ways}
      className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-4 sm:px-8"
    >
      {claimer !== null && <Avatar name={claimer.name} me={claimer.id === me.id} size={28} />}
      <div className="min-w-[min(100%,15rem)] flex-1">
        <p className="font-semibold">{sentence}</p>
        {explanation !== null && (
          <p className={asked && someoneElse ? "font-medium text-amber" : "text-ink-2"}>{explanation}</p>
        )}
      </div>
      {!compact && handoff !== null && <ClaimActs handoff={handoff} isPractice={context.is_practice} />}
      {!compact && (
        <Link
          to="/pilot/$sessionId"
          params={{ sessionId: context.session_id }}
          className={buttonClass(someoneElse ? "plain" : "primary")}
        >
          {someoneElse && <EyeIcon />}
          {someoneElse ? text.context.readAlong : own ? text.context.followSession : text.context.goOn}
        </Link>
      )}
    </section>
  );
}

/** The handoff as its session tells it: whether its claimer was asked. Others learn of that by looking. */
function useStandingHandoff(context: HandoffContext): Handoff | null {
  const isOut = context.state === "open" || context.state === "claimed";
  const session = useQuery({
    ...sessionQuery(context.session_id),
    enabled: isOut,
    refetchInterval: context.state === "claimed" ? LOOK_MS : false,
  });
  const handoff = session.data?.handoff ?? null;
  return isOut && handoff?.id === context.id ? handoff : null;
}
