import type {
  DeliveryCounts,
  HandoffState,
  ModelAssessment,
  Person,
  SharedCard,
  Step,
  Way,
} from "@/api/types";

/** A place in an account's history: numbers are gapless within an epoch. */
export interface Position {
  epoch: string;
  number: number;
}

interface Act {
  handoff_id: string;
  session_id: string;
  by: Person | null;
  at: string;
}

/** What each kind of frame carries, by the name of its event. */
export interface EventMembers {
  ready: Position & { account_id: string };
  handoff_created: SharedCard;
  handoff_claimed: Act & { way: Way; from?: Person | null };
  handoff_released: Act & { card: SharedCard };
  handoff_reassigned: Act & { card: SharedCard };
  handoff_cancelled: Act;
  handoff_handed_back: Act;
  handoff_resolved: Act & { outcome: HandoffState };
  handoff_opened: { handoff_id: string; by: Person; at: string; deliveries: DeliveryCounts };
  handoff_first_action: { handoff_id: string; by: Person; at: string; kind: string };
  handoff_assessment_ready: { handoff_id: string; model_assessment: ModelAssessment };
  session_step: { session_id: string; handoff_id: string; step: Step };
  delivery_changed: { handoff_id: string; deliveries: DeliveryCounts };
  beat: { number: number };
  reset: Position & { reason: string };
  bye: { reason: ByeReason };
  /** A kind that these pages do not know yet: it only moves the position on. */
  unknown: unknown;
}

export type ByeReason =
  | "revoked"
  | "role_changed"
  | "shutdown"
  | "lifetime"
  | "too_slow"
  | "too_many_streams";

export type EventName = keyof EventMembers;

/** One frame of the stream. `id` is null for `beat` and `bye`. */
export type LiveEvent = {
  [Name in EventName]: { name: Name; id: Position | null; members: EventMembers[Name] };
}[EventName];

const NAMES: Record<EventName, true> = {
  ready: true,
  handoff_created: true,
  handoff_claimed: true,
  handoff_released: true,
  handoff_reassigned: true,
  handoff_cancelled: true,
  handoff_handed_back: true,
  handoff_resolved: true,
  handoff_opened: true,
  handoff_first_action: true,
  handoff_assessment_ready: true,
  session_step: true,
  delivery_changed: true,
  beat: true,
  reset: true,
  bye: true,
  unknown: true,
};

export function isEventName(name: string): name is EventName {
  return Object.hasOwn(NAMES, name);
}

/** `<epoch>-<number>` read; null when it is not one. */
export function parsePosition(text: string): Position | null {
  const match = /^([0-9a-z]{8,32})-(\d{1,15})$/.exec(text);
  return match?.[1] === undefined ? null : { epoch: match[1], number: Number(match[2]) };
}

export function formatPosition(position: Position): string {
  return `${position.epoch}-${position.number}`;
}
