import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { firstRunQuery } from "@/api/firstRun";
import { deliveriesQuery } from "@/api/handoffs";
import type { Practice } from "@/api/types";
import { Ledger } from "@/features/handoffs/told/Ledger";
import { useLive, useLiveEvents } from "@/stream/LiveProvider";
import { useText } from "@/text";
import { useFirstRunText } from "@/text/later/firstRun/useFirstRunText";
import { buttonClass } from "@/ui/Button";
import { formatExactSpan } from "@/ui/formatTime";
import { CheckIcon, ClockIcon } from "@/ui/icons";
import { useMe } from "@/ui/me";
import { useNow, useTimes } from "@/ui/times";

/** While it is open the page also sees tries that change no count. */
const LOOK_MS = 3_000;

/** From sent to picked up, with everybody who was told. */
export function PracticeCourse({ practice, people }: { practice: Practice; people: number }) {
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
    void client.invalidateQueries(firstRunQuery);
    void client.invalidateQueries(deliveriesQuery(handoffId));
  });
  const isOpen = practice.state === "open";
  const overWords = practice.was_forgotten ? words.forgotten : words.over;
  return (
    <section
      aria-label={words.region}
      className="flex flex-col gap-3 rounded-way border border-line px-4 py-3"
    >
      <Marks practice={practice} told={card?.deliveries.told ?? null} people={people} />
      <p role="status" className={practice.claimed_by === null ? "text-ink-2" : "font-medium text-green"}>
        {practice.claimed_by !== null ? words.works : isOpen ? words.arrived : overWords}
      </p>
      {practice.claimed_by !== null && practice.ended_at === null && (
        <p className="text-ink-2">{words.worksExplain}</p>
      )}
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

interface MarksProps {
  practice: Practice;
  told: number | null;
  people: number;
}

function Marks({ practice, told, people }: MarksProps) {
  const text = useText();
  const words = useFirstRunText().practice;
  const times = useTimes();
  const now = new Date(useNow());
  const me = useMe();
  const { claimed_by, claimed_at } = practice;
  const span = (at: string) =>
    formatExactSpan((Date.parse(at) - Date.parse(practice.created_at)) / 1000, text);
  const picked =
    claimed_by === null || claimed_at === null
      ? null
      : claimed_by.id === me.id
        ? words.byYou(span(claimed_at))
        : words.by(claimed_by.name, span(claimed_at));
  return (
    <ol className="m-0 flex list-none flex-col gap-1 p-0">
      <Passed name={words.sent} done>
        {times.second(new Date(practice.created_at), now)}
      </Passed>
      {told !== null && (
        <Passed name={words.told} done={told > 0}>
          {words.toldCount(told, people)}
        </Passed>
      )}
      {(picked !== null || practice.ended_at === null) && (
        <Passed name={words.pickedUp} done={picked !== null}>
          {picked ?? words.waiting}
        </Passed>
      )}
    </ol>
  );
}

function Passed({ name, done, children }: { name: string; done: boolean; children: string }) {
  const Icon = done ? CheckIcon : ClockIcon;
  return (
    <li className="grid grid-cols-[16px_112px_1fr] items-center gap-x-2.5">
      <Icon width="14" height="14" className={done ? "text-green" : "text-ink-3"} />
      <span className="text-ink-3">{name}</span>
      <span className="tabular-nums">{children}</span>
    </li>
  );
}
