import type { Card } from "@/api/types";
import type { QueueGroups } from "./order";

/**
 * The groups with one card kept where it stood: what is under the pointer or the keyboard's focus does not move
 * away when somebody claims or closes it. It shows its new state there until the pointer or the focus leaves.
 */
export function holdInPlace(
  before: QueueGroups | null,
  now: QueueGroups,
  heldId: string | null,
): QueueGroups {
  if (before === null || heldId === null) return now;
  for (const name of ["arrived", "waiting"] as const) {
    const place = before[name].findIndex((card) => card.id === heldId);
    const held = before[name][place];
    if (held === undefined || now[name].some((card) => card.id === heldId)) continue;
    if (now.arrived.some((card) => card.id === heldId)) return now;
    const current = now.pickedUp.find((card) => card.id === heldId) ?? leftQueue(held);
    const group = [...now[name]];
    group.splice(Math.min(place, group.length), 0, current);
    return { ...now, [name]: group, pickedUp: now.pickedUp.filter((card) => card.id !== heldId) };
  }
  return now;
}

function leftQueue(card: Card): Card {
  return { ...card, state: card.state === "open" || card.state === "claimed" ? "cancelled" : card.state };
}
