import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { firstRunQuery } from "@/api/firstRun";
import { readAgain } from "@/api/fresh";
import { deliveriesQuery } from "@/api/handoffs";
import type { Practice } from "@/api/types";
import { Ledger } from "@/features/handoffs/told/Ledger";
import { useLive, useLiveEvents } from "@/stream/LiveProvider";
import { useFirstRunText } from "@/text/later/useFirstRunText";
import { buttonClass } from "@/ui/Button";
import { useMe } from "@/ui/me";
import { PracticeMarks } from "./PracticeMarks";

/** While it is open the page also sees tries that change no count. */
const LOOK_MS = 3_000;

/** From sent to picked up, with everybody who was told. */
export function PracticeCourse({ practice }: { practice: Practice }) {
  const words = useFirstRunText().practice;
  const client = useQueryClient();
  const { handoff_id: handoffId } = practice;
  const card = useLive(({ live }) => live.cards[handoffId]);
  const deliveries = useQuery({
    ...deliveriesQuery(handoffId),
    refetchInterval: practice.ended_at === null ? LOOK_MS : false,
  });
  useLiveEvents((event) => {
    const members = event.members as { handoff_id?: string };
    if (members.handoff_id !== handoffId) return;
    void readAgain(client, firstRunQuery);
    void readAgain(client, deliveriesQuery(handoffId));
  });
  const isOpen = practice.state === "open";
  return (
    <section
      aria-label={words.region}
      className="flex flex-col gap-3 rounded-way border border-line px-4 py-3"
    >
      <PracticeMarks practice={practice} items={deliveries.data?.items ?? []} />
      <Outcome practice={practice} />
      {practice.claimed_by !== null && practice.was_forgotten && (
        <p className="text-ink-2">{words.forgotten}</p>
      )}
      {practice.ended_at === null && (
        <Link
          to="/escalations/$handoffId"
          params={{ handoffId }}
          className={buttonClass(isOpen ? "primary" : "plain", "self-start")}
        >
          {words.open}
        </Link>
      )}
      {deliveries.data && (
        <details open={isOpen}>
          <summary className="cursor-pointer text-ink-3 touch:min-h-11">{words.who}</summary>
          <Ledger
            items={deliveries.data.items}
            targetId={null}
            unreachable={card?.deliveries.unreachable ?? 0}
          />
        </details>
      )}
    </section>
  );
}

/** What it has shown so far. Who picks up their own has seen the way, and not that it reaches somebody. */
function Outcome({ practice }: { practice: Practice }) {
  const words = useFirstRunText().practice;
  const me = useMe();
  const { claimed_by: claimer, wanted_by: sender, asked, told } = practice;
  if (claimer !== null && claimer.id !== sender?.id)
    return (
      <>
        <p role="status" className="font-medium text-green">
          {words.works}
        </p>
        {practice.ended_at === null && <p className="text-ink-2">{words.worksExplain}</p>}
      </>
    );
  const sentence = () => {
    if (claimer !== null) return words.bySender(claimer.id === me.id ? null : claimer.name);
    if (practice.ended_at !== null) return practice.was_forgotten ? words.forgotten : words.over;
    if (asked === 0) return words.nobodyElse;
    return told > 0 ? words.reached : words.notYet;
  };
  return (
    <p role="status" className="text-ink-2">
      {sentence()}
    </p>
  );
}
