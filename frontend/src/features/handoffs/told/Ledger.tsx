import { useState } from "react";
import type { Delivery } from "@/api/types";
import { useText } from "@/text";
import { Avatar } from "@/ui/Avatar";
import { useNow, useTimes } from "@/ui/times";
import { ChannelIcon, StandingMark } from "./ledgerMarks";
import {
  channelWords,
  type Recipient,
  recipientsOf,
  standingWords,
  type Telling,
  triesOf,
} from "./ledgerWords";

interface LedgerProps {
  items: readonly Delivery[];
  /** Whom the handoff was asked of first. */
  targetId: string | null;
}

/** Who was told, over which channel, and every try of it: for people, so that nobody has to guess. */
export function Ledger({ items, targetId }: LedgerProps) {
  const text = useText();
  const times = useTimes();
  const now = useNow();
  const recipients = recipientsOf(items);
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
            <p className="pt-0.5 font-medium">{recipient.name}</p>
            {recipient.deliveries.map((delivery) => (
              <DeliveryEntry
                key={`${delivery.channel}-${delivery.channel_id ?? ""}`}
                delivery={delivery}
                telling={telling}
              />
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}

function DeliveryEntry({ delivery, telling }: { delivery: Delivery; telling: Telling }) {
  const standing = standingWords(delivery, telling);
  return (
    <div className="mt-1">
      <p className="flex items-start gap-2">
        <StandingMark mark={standing.mark} />
        <span className="min-w-0">
          <span className="text-ink-2">{channelWords(delivery, telling.text)}</span>{" "}
          <span className={standing.mark === "dead" ? "font-medium text-red" : ""}>{standing.words}</span>
        </span>
      </p>
      <Tries delivery={delivery} telling={telling} />
    </div>
  );
}

const SHOWN = 4;

/** The tries as a line of their own in time, the latest always in sight. */
function Tries({ delivery, telling }: { delivery: Delivery; telling: Telling }) {
  const [all, setAll] = useState(false);
  const tries = triesOf(delivery, telling);
  if (tries.length === 0) return null;
  const hidden = all || tries.length <= SHOWN ? 0 : tries.length - SHOWN + 1;
  return (
    <div className="ml-[7px] mt-1 border-l border-line-2 pl-4">
      {hidden > 0 && (
        <button
          type="button"
          onClick={() => setAll(true)}
          className="text-meta font-medium text-accent-text hover:underline touch:min-h-11"
        >
          {telling.text.told.more(hidden)}
        </button>
      )}
      <ol className="m-0 list-none p-0 text-meta text-ink-3">
        {tries.slice(hidden).map(({ key, at, words, detail }) => (
          <li key={key} className="py-px">
            <span className="tabular-nums text-ink-2">{at}</span>
            {", "}
            {words}
            {detail !== null && detail !== "" && (
              <span className="block break-words font-mono text-[11px] text-ink-3">{detail}</span>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}
