import { useState } from "react";
import type { Delivery } from "@/api/types";
import { useText } from "@/text";
import { Avatar } from "@/ui/Avatar";
import { WarningIcon } from "@/ui/icons";
import { useNow, useTimes } from "@/ui/times";
import { ChannelIcon, StandingMark } from "./ledgerMarks";
import { type Entry, entriesOf, type Recipient, recipientsOf, type Telling, type Try } from "./ledgerWords";

interface LedgerProps {
  items: readonly Delivery[];
  /** Whom the handoff was asked of first. */
  targetId: string | null;
  /** How many people it counts as unreachable. */
  unreachable: number;
}

/** Who was told, over which channel, and every try of it: for people, so that nobody has to guess. */
export function Ledger({ items, targetId, unreachable }: LedgerProps) {
  const text = useText();
  const times = useTimes();
  const now = useNow();
  const recipients = recipientsOf(items, unreachable, text.counting);
  const named = recipients.find(({ id }) => id === targetId)?.name ?? null;
  const telling: Telling = { times, now: new Date(now), named, text };
  if (items.length === 0) return <p className="py-2 text-ink-2">{text.told.none}</p>;
  const people = recipients.filter(({ isRoom }) => !isRoom);
  const rooms = recipients.filter(({ isRoom }) => isRoom);
  return (
    <>
      <Recipients recipients={people} telling={telling} />
      {rooms.length > 0 && (
        <>
          <h3 className="mt-4 text-meta font-medium text-ink-3">{text.told.rooms}</h3>
          <Recipients recipients={rooms} telling={telling} />
        </>
      )}
    </>
  );
}

function Recipients({ recipients, telling }: { recipients: readonly Recipient[]; telling: Telling }) {
  return (
    <ul className="m-0 list-none p-0">
      {recipients.map((recipient) => (
        <li key={recipient.id} className="flex gap-3 border-b border-line py-3 last:border-0">
          {recipient.isRoom ? (
            <span className="flex size-6 shrink-0 items-center justify-center text-ink-3">
              <ChannelIcon channel={recipient.deliveries[0]?.channel ?? ""} />
            </span>
          ) : (
            <Avatar name={recipient.name} />
          )}
          <div className="min-w-0 flex-1">
            <p className="pt-0.5 font-medium">
              {recipient.name}
              {recipient.isUnreachable && (
                <span className="ms-2 whitespace-nowrap text-meta text-red">
                  <WarningIcon width="12" height="12" className="me-1 inline-block -translate-y-px" />
                  {telling.text.told.unreachable}
                </span>
              )}
            </p>
            {entriesOf(recipient.deliveries, telling).map((entry) => (
              <LedgerEntry key={entry.key} entry={entry} />
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}

function LedgerEntry({ entry: { channel, mark, words, tries } }: { entry: Entry }) {
  const text = useText();
  return (
    <div className="mt-1">
      <p className="flex items-start gap-2">
        <StandingMark mark={mark} />
        <span className="min-w-0">
          <span className="text-ink-2">{text.told.standing(channel)}</span>{" "}
          <span className={mark === "dead" ? "font-medium text-red" : "tabular-nums"}>{words}</span>
        </span>
      </p>
      {tries.length > 0 && <Tries tries={tries} />}
    </div>
  );
}

const SHOWN = 4;

/** The tries as a line of their own in time, the latest always in sight. */
function Tries({ tries }: { tries: readonly Try[] }) {
  const text = useText();
  const [all, setAll] = useState(false);
  const hidden = all || tries.length <= SHOWN ? 0 : tries.length - SHOWN + 1;
  return (
    <div className="ms-[7px] mt-1 border-s border-line-2 ps-4">
      {hidden > 0 && (
        <button
          type="button"
          onClick={() => setAll(true)}
          className="text-meta font-medium text-accent-text hover:underline touch:min-h-11"
        >
          {text.told.more(hidden)}
        </button>
      )}
      <ol className="m-0 list-none p-0 text-meta text-ink-3">
        {tries.slice(hidden).map(({ key, words }) => (
          <li key={key} className="break-words py-px tabular-nums">
            {words}
          </li>
        ))}
      </ol>
    </div>
  );
}
