import type { Delivery, Practice } from "@/api/types";
import { useText } from "@/text";
import { useFirstRunText } from "@/text/later/useFirstRunText";
import { formatExactSpan } from "@/ui/formatTime";
import { CheckIcon, ClockIcon, WarningIcon } from "@/ui/icons";
import { useMe } from "@/ui/me";
import { useNow, useTimes } from "@/ui/times";
import { triedWays } from "./triedWays";

/** Sent, told, picked up. Whoever sent it is nobody whom it reached: their page and their mails count nowhere. */
export function PracticeMarks({ practice, items }: { practice: Practice; items: readonly Delivery[] }) {
  const text = useText();
  const words = useFirstRunText().practice;
  const times = useTimes();
  const now = new Date(useNow());
  const { told, asked, on_pages: onPages } = practice;
  const picked = usePickedUp(practice);
  const ways = triedWays(items, practice.wanted_by?.id ?? null, text);
  return (
    <ol className="m-0 flex list-none flex-col gap-1 p-0">
      <Passed name={words.sent} mark="done">
        {times.second(new Date(practice.created_at), now)}
      </Passed>
      <Passed name={words.told} mark={told > 0 ? "done" : "waits"}>
        {asked === 0 ? words.toldNobody : words.toldCount(told, asked)}
      </Passed>
      {onPages > 0 && <Passed mark="none">{words.onPages(onPages)}</Passed>}
      {ways.map(({ channel, sent, of, why }) => (
        <Passed key={channel} mark={why === null ? "none" : "fails"}>
          {words.byChannel(channel, sent, of, why)}
        </Passed>
      ))}
      {(picked !== null || practice.ended_at === null) && (
        <Passed name={words.pickedUp} mark={picked === null ? "waits" : "done"}>
          {picked ?? words.waiting}
        </Passed>
      )}
    </ol>
  );
}

/** By whom and how long after it was sent; null while nobody has. */
function usePickedUp({ claimed_by, claimed_at, created_at }: Practice): string | null {
  const text = useText();
  const words = useFirstRunText().practice;
  const me = useMe();
  if (claimed_by === null || claimed_at === null) return null;
  const span = formatExactSpan((Date.parse(claimed_at) - Date.parse(created_at)) / 1000, text);
  return claimed_by.id === me.id ? words.byYou(span) : words.by(claimed_by.name, span);
}

interface PassedProps {
  name?: string;
  mark: "done" | "waits" | "fails" | "none";
  children: string;
}

const MARKS: Record<PassedProps["mark"], React.ReactNode> = {
  done: <CheckIcon width="14" height="14" className="text-green" />,
  waits: <ClockIcon width="14" height="14" className="text-ink-3" />,
  fails: <WarningIcon width="14" height="14" className="text-amber" />,
  none: <span />,
};

function Passed({ name, mark, children }: PassedProps) {
  return (
    <li className="grid grid-cols-[16px_96px_1fr] items-baseline gap-x-2.5 sm:grid-cols-[16px_112px_1fr]">
      <span className="self-center">{MARKS[mark]}</span>
      <span className="text-ink-3">{name}</span>
      <span className={`min-w-0 break-words tabular-nums ${mark === "fails" ? "text-amber" : ""}`}>
        {children}
      </span>
    </li>
  );
}
