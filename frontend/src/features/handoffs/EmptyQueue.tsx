import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { lastEndedQuery } from "@/api/handoffs";
import { reachQuery } from "@/api/reach";
import type { Card } from "@/api/types";
import { useText } from "@/text";
import { buttonClass } from "@/ui/Button";
import { useMe } from "@/ui/me";
import { Empty } from "@/ui/states";
import { useNow, useTimes } from "@/ui/times";

const NAMED = 3;

/** Nobody waits: who else is there, when the last one came, and how to find out whether the next would arrive. */
export default function EmptyQueue({ pickedUp }: { pickedUp: readonly Card[] }) {
  const text = useText();
  const words = text.queueView;
  const me = useMe();
  return (
    <Empty
      title={text.queue.empty}
      action={
        <>
          <Link to="/settings/alerts" className={buttonClass()}>
            {words.testAlerts}
          </Link>
          {me.role === "admin" && (
            <Link to="/settings/canary" className={buttonClass("quiet")}>
              {words.testEscalation}
            </Link>
          )}
        </>
      }
    >
      <div className="flex min-h-[60px] flex-col">
        <p>{text.queue.emptyExplain}</p>
        <WhoElse />
        <LastOne pickedUp={pickedUp} />
      </div>
    </Empty>
  );
}

function WhoElse() {
  const words = useText().queueView;
  const reach = useQuery(reachQuery("normal", "")).data;
  if (reach === undefined) return null;
  const names = reach.items.filter(({ told }) => told === "now").map(({ name }) => name);
  if (names.length === 0) return <p className="text-amber">{words.onlyYou}</p>;
  const others = names.length - NAMED;
  const named = others > 1 ? [...names.slice(0, NAMED), words.andOthers(others)] : names;
  return <p>{words.besidesYou(named)}</p>;
}

function LastOne({ pickedUp }: { pickedUp: readonly Card[] }) {
  const text = useText();
  const words = text.queueView;
  const times = useTimes();
  const now = useNow();
  const ended = useQuery(lastEndedQuery).data?.items ?? [];
  const [last] = [...ended, ...pickedUp].sort(
    (one, other) => Date.parse(other.created_at) - Date.parse(one.created_at),
  );
  if (last === undefined) return null;
  const when = times.moment(new Date(last.created_at), new Date(now));
  return (
    <p>
      {words.lastOne(when, last.client_name)}
      {last.claimed_by !== null && ` ${words.lastPickedUp(last.claimed_by.name)}`}
    </p>
  );
}
