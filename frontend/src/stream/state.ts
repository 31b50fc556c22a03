import type { Card } from "@/api/types";
import type { Position } from "./events";

/** What the claimer did first, as far as this page has seen it happen. */
export interface FirstAction {
  at: string;
  kind: string;
}

/**
 * The account's open and claimed handoffs as one reader sees them, at one position of the history.
 * `arrivals` holds the handoffs that arrived since the page was loaded, by the number they came with.
 * `needs` says that frames alone cannot go on: `refetch` the lists, or `reconnect` from the position.
 */
export interface LiveState {
  reader: string;
  position: Position | null;
  cards: Readonly<Record<string, Card>>;
  arrivals: Readonly<Record<string, number>>;
  firstActions: Readonly<Record<string, FirstAction>>;
  needs: "refetch" | "reconnect" | null;
}

export function emptyState(reader: string): LiveState {
  return { reader, position: null, cards: {}, arrivals: {}, firstActions: {}, needs: null };
}

/** A queue answer: the cards as they stood at `position`. */
export interface CardList {
  position: Position;
  cards: Card[];
}

/**
 * The state after the lists were fetched. They may stand at different positions: frames are applied from the
 * earliest on, which converges, because each event says how its card stands afterwards. Of a card that two
 * lists hold the later one counts. A card that the page did not know has arrived, unless it is the first load.
 */
export function withLists(state: LiveState, lists: readonly CardList[]): LiveState {
  const first = state.position === null;
  const byAge = [...lists].sort((one, other) => one.position.number - other.position.number);
  const position = byAge[0]?.position ?? state.position;
  const cards: Record<string, Card> = {};
  const arrivals: Record<string, number> = {};
  for (const list of byAge) {
    for (const card of list.cards) {
      cards[card.id] = card;
      const arrived = state.arrivals[card.id];
      if (arrived !== undefined) arrivals[card.id] = arrived;
      else if (!first && state.cards[card.id] === undefined) arrivals[card.id] = list.position.number;
    }
  }
  return { ...state, position, cards, arrivals, needs: null };
}

/** Whether lists of different histories were mixed, because the history changed between two answers. */
export function haveOneEpoch(lists: readonly CardList[]): boolean {
  return new Set(lists.map((list) => list.position.epoch)).size <= 1;
}
