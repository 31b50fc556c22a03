import { useMemo, useState } from "react";
import { useLive } from "@/stream/LiveProvider";
import type { LiveSnapshot } from "@/stream/liveStore";
import { holdInPlace } from "./holdInPlace";
import { groupCards, type QueueGroups } from "./order";
import { fits, isNarrowed, type QueueSearch } from "./queueSearch";

const liveOf = ({ live }: LiveSnapshot) => live;

/** The groups as they stand, whole and narrowed to what is asked for. */
export function useShownGroups(
  heldId: string | null,
  search: QueueSearch,
  reader: string,
): { whole: QueueGroups; shown: QueueGroups } {
  const whole = useGroups(heldId);
  const shown = useMemo(() => {
    if (!isNarrowed(search)) return whole;
    const among = (cards: QueueGroups["waiting"]) =>
      cards.filter((card) => fits(card, search, reader, card.id === heldId));
    return {
      arrived: among(whole.arrived),
      waiting: among(whole.waiting),
      pickedUp: among(whole.pickedUp),
      own: [],
    };
  }, [whole, search, reader, heldId]);
  return { whole, shown };
}

function useGroups(heldId: string | null): QueueGroups {
  const live = useLive(liveOf);
  const now = useMemo(
    () => (live === null ? { arrived: [], waiting: [], pickedUp: [], own: [] } : groupCards(live)),
    [live],
  );
  const [shown, setShown] = useState<{
    groups: QueueGroups;
    from: QueueGroups;
    heldId: string | null;
  } | null>(null);
  if (shown !== null && shown.from === now && shown.heldId === heldId) return shown.groups;
  const groups = holdInPlace(shown?.groups ?? null, now, heldId);
  setShown({ groups, from: now, heldId });
  return groups;
}
