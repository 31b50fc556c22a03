import { useQueryClient } from "@tanstack/react-query";
import { canaryQuery, runCanary } from "@/api/canary";
import { keepAnswer } from "@/api/fresh";
import type { Canary } from "@/api/types";
import { useIntent } from "@/api/useIntent";
import { useText } from "@/text/later/settings";
import { Button } from "@/ui/Button";
import { CheckIcon, ClockIcon, WarningIcon } from "@/ui/icons";
import { Panel } from "@/ui/Panel";
import { ProblemNote } from "@/ui/states";
import { Moment, useNow } from "@/ui/times";

/** What became of the newest test escalation, part by part, as it happens. */
export function LastFlight({ canary }: { canary: Canary }) {
  const words = useText().canary.last;
  const client = useQueryClient();
  const starting = useIntent({
    send: (_: null, key) => runCanary(key),
    onDone: (answer) => keepAnswer(client, canaryQuery, answer),
  });
  const run = canary.enabled && (
    <Button
      busy={starting.isPending || canary.is_flying}
      onClick={() => {
        if (!starting.isPending) starting.mutate(null);
      }}
    >
      {words.run}
    </Button>
  );
  return (
    <Panel title={words.region} beside={run}>
      <div className="flex flex-col gap-3">
        <ProblemNote error={starting.error} />
        <Standing canary={canary} />
        {canary.last_started_at !== null && <Parts canary={canary} />}
        <Times canary={canary} />
      </div>
    </Panel>
  );
}

/** In one line; what is missing with what to do about it. */
function Standing({ canary }: { canary: Canary }) {
  const text = useText();
  const words = text.canary.last;
  if (canary.enabled && canary.missing_since !== null)
    return (
      <div role="alert" className="flex items-start gap-2.5 rounded-button bg-red-soft px-3 py-2 text-red">
        <WarningIcon className="mt-0.5 shrink-0" />
        <div>
          <p className="font-medium">
            {words.lost} <Moment at={canary.missing_since} />.
          </p>
          {canary.missing.map((part) => (
            <p key={part}>{text.canary.missing[part]}</p>
          ))}
        </div>
      </div>
    );
  if (canary.is_flying && canary.last_started_at !== null)
    return (
      <p role="status">
        {words.underWay} <Moment at={canary.last_started_at} />.
      </p>
    );
  if (!canary.enabled) return <p className="text-ink-2">{words.resting}</p>;
  if (canary.last_back_at === null) return <p role="status">{words.never}</p>;
  return (
    <p role="status" className="flex items-start gap-2.5 text-green">
      <CheckIcon className="mt-0.5 shrink-0" />
      <span>
        {words.back} <Moment at={canary.last_back_at} />.
      </span>
    </p>
  );
}

function Parts({ canary }: { canary: Canary }) {
  const words = useText().canary.last;
  const parts = [
    { name: words.part.queue, at: canary.last_started_at },
    { name: words.part.stream, at: canary.last_streamed_at },
    { name: words.part.mail, at: canary.last_mailed_at },
  ];
  return (
    <ul className="m-0 flex list-none flex-col gap-1 p-0">
      {parts.map(({ name, at }) => (
        <li key={name} className="flex items-baseline gap-2.5">
          <PartIcon done={at !== null} waits={canary.is_flying} />
          <span className="min-w-0 flex-1">{name}</span>
          {at === null ? (
            <span className={canary.is_flying ? "text-ink-3" : "text-red"}>
              {canary.is_flying ? words.state.waiting : words.state.missing}
            </span>
          ) : (
            <Moment at={at} className="text-ink-3" />
          )}
        </li>
      ))}
    </ul>
  );
}

function PartIcon({ done, waits }: { done: boolean; waits: boolean }) {
  const place = "shrink-0 translate-y-[2px]";
  if (done) return <CheckIcon width="14" height="14" className={`${place} text-green`} />;
  if (waits) return <ClockIcon width="14" height="14" className={`${place} text-ink-3`} />;
  return <WarningIcon width="14" height="14" className={`${place} text-red`} />;
}

function Times({ canary }: { canary: Canary }) {
  const words = useText().canary.last;
  const now = useNow();
  const { next_at: next, last_back_at: back } = canary;
  const waits = canary.enabled && next !== null && !canary.is_flying;
  return (
    <div className="text-meta text-ink-3 empty:hidden">
      {canary.missing_since !== null && back === null && <p>{words.neverBack}</p>}
      {canary.missing_since !== null && back !== null && (
        <p>
          {words.lastBack} <Moment at={back} />
        </p>
      )}
      {waits && Date.parse(next) <= now && <p>{words.soon}</p>}
      {waits && Date.parse(next) > now && (
        <p>
          {words.next} <Moment at={next} />
        </p>
      )}
    </div>
  );
}
