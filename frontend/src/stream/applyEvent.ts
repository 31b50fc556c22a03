import type { Card, SharedCard } from "@/api/types";
import type { LiveEvent, Position } from "./events";
import type { LiveState } from "./state";

/**
 * The state after one frame. Total over all kinds of frames: what was applied before changes nothing, and a
 * missing number asks for a refetch instead of guessing. `bye` concerns the connection only.
 */
export function applyEvent(state: LiveState, event: LiveEvent): LiveState {
  switch (event.name) {
    case "ready":
      return state.position === null ? { ...state, position: event.id } : state;
    case "reset":
      return { ...state, needs: "refetch" };
    case "beat":
      return isBehind(state, event.members.number) ? { ...state, needs: "reconnect" } : state;
    case "bye":
      return state;
    default:
      return inOrder(state, event.id, (position) => applied({ ...state, position }, event, position.number));
  }
}

function isBehind(state: LiveState, head: number): boolean {
  return state.position !== null && head > state.position.number;
}

function inOrder(state: LiveState, id: Position | null, apply: (id: Position) => LiveState): LiveState {
  const at = state.position;
  if (id === null || at === null) return { ...state, needs: "refetch" };
  if (id.epoch !== at.epoch) return { ...state, needs: "refetch" };
  if (id.number <= at.number) return state;
  return id.number === at.number + 1 ? apply(id) : { ...state, needs: "refetch" };
}

type NumberedEvent = Exclude<LiveEvent, { name: "ready" | "reset" | "beat" | "bye" }>;

function applied(state: LiveState, event: NumberedEvent, number: number): LiveState {
  switch (event.name) {
    case "handoff_created":
      return arrived(state, event.members, number);
    case "handoff_released":
    case "handoff_reassigned":
      return knowing(state, event.members.handoff_id, (known) =>
        arrived(withoutFirstAction(known, event.members.handoff_id), event.members.card, number),
      );
    case "handoff_claimed":
      return knowing(state, event.members.handoff_id, (known) => claimed(known, event.members));
    case "handoff_cancelled":
    case "handoff_handed_back":
    case "handoff_resolved":
      return gone(state, event.members.handoff_id);
    case "handoff_opened": {
      const { handoff_id, by, deliveries } = event.members;
      return changed(state, handoff_id, (card) => ({
        ...card,
        deliveries,
        seen: card.seen || by.id === state.reader,
      }));
    }
    case "delivery_changed":
      return changed(state, event.members.handoff_id, (card) => ({
        ...card,
        deliveries: event.members.deliveries,
      }));
    case "session_step":
      return changed(state, event.members.handoff_id, (card) => ({
        ...card,
        step_count: event.members.step.number,
      }));
    case "handoff_first_action": {
      const { handoff_id, at, kind } = event.members;
      return { ...state, firstActions: { ...state.firstActions, [handoff_id]: { at, kind } } };
    }
    case "handoff_assessment_ready":
    case "unknown":
      return state;
  }
}

/** What was open or claimed before is in the lists, unless it changed between their answers: then they are read again. */
function knowing(state: LiveState, id: string, apply: (state: LiveState) => LiveState): LiveState {
  return state.cards[id] === undefined ? { ...state, needs: "refetch" } : apply(state);
}

function arrived(state: LiveState, shared: SharedCard, number: number): LiveState {
  const seen = state.cards[shared.id]?.seen ?? false;
  return {
    ...state,
    cards: { ...state.cards, [shared.id]: { ...shared, mine: false, seen } },
    arrivals: { ...state.arrivals, [shared.id]: number },
  };
}

function claimed(
  state: LiveState,
  members: Extract<NumberedEvent, { name: "handoff_claimed" }>["members"],
): LiveState {
  const mine = members.by?.id === state.reader;
  return changed(withoutFirstAction(state, members.handoff_id), members.handoff_id, (card) => ({
    ...card,
    state: "claimed",
    claimed_by: members.by,
    claimed_at: members.at,
    mine,
    seen: card.seen || mine,
  }));
}

function gone(state: LiveState, id: string): LiveState {
  const { [id]: _card, ...cards } = state.cards;
  const { [id]: _number, ...arrivals } = state.arrivals;
  return { ...withoutFirstAction(state, id), cards, arrivals };
}

function changed(state: LiveState, id: string, change: (card: Card) => Card): LiveState {
  const card = state.cards[id];
  return card === undefined ? state : { ...state, cards: { ...state.cards, [id]: change(card) } };
}

function withoutFirstAction(state: LiveState, id: string): LiveState {
  if (state.firstActions[id] === undefined) return state;
  const { [id]: _action, ...firstActions } = state.firstActions;
  return { ...state, firstActions };
}
