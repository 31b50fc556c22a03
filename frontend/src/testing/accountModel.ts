import type { Card, Person, Priority, SharedCard } from "@/api/types";
import type { EventMembers, EventName, LiveEvent } from "@/stream/events";
import type { CardList } from "@/stream/state";
import { aSharedCard, aStep, later } from "./records";
import { EPOCH, frame } from "./scriptedWire";

/** A card with who has opened or claimed it, by which `seen` differs from reader to reader. */
interface Row {
  card: SharedCard;
  seenBy: readonly string[];
}

type Rows = Readonly<Record<string, Row>>;

/**
 * A server in small: what people do changes the rows and tells one numbered frame. It remembers the rows of
 * every number, so that a list can be asked for as of any moment.
 */
export class AccountModel {
  readonly frames: LiveEvent[] = [];
  private readonly history: Rows[] = [{}];

  get head(): number {
    return this.frames.length;
  }

  /** The handoffs of this state now, oldest first. */
  idsOf(state: "open" | "claimed"): string[] {
    return Object.values(this.rows)
      .filter(({ card }) => card.state === state)
      .map(({ card }) => card.id);
  }

  /** The three lists of a page as `reader` gets them, each as of a number of its own. */
  lists(reader: string, openAt = this.head, ownAt = openAt, claimedAt = openAt): CardList[] {
    return [
      this.list(reader, openAt, (card) => card.state === "open" && card.escalated_by.id !== reader),
      this.list(reader, ownAt, (card) => card.state === "open" && card.escalated_by.id === reader),
      this.list(reader, claimedAt, (card) => card.state === "claimed"),
    ];
  }

  /** What a page of `reader` should show now. */
  cardsFor(reader: string): Record<string, Card> {
    const cards = this.lists(reader).flatMap((list) => list.cards);
    return Object.fromEntries(cards.map((card) => [card.id, card]));
  }

  escalate(by: Person, priority: Priority = "normal"): string {
    const id = `handoff-${this.head + 1}`;
    const card = aSharedCard({
      id,
      session_id: `session-of-${id}`,
      escalated_by: by,
      priority,
      created_at: this.now,
    });
    this.tell("handoff_created", card, { ...this.rows, [id]: { card, seenBy: [] } });
    return id;
  }

  claim(id: string, by: Person): void {
    const row = this.row(id);
    const from = row.card.claimed_by;
    const card: SharedCard = { ...row.card, state: "claimed", claimed_by: by, claimed_at: this.now };
    const members = { ...this.act(card, by), way: "continue" as const };
    this.tell(
      "handoff_claimed",
      from === null ? members : { ...members, from },
      this.with(id, card, [...row.seenBy, by.id]),
    );
  }

  /** By its claimer, or by the product when the lease lapsed. */
  release(id: string, by: Person | null): void {
    const card = { ...this.row(id).card, ...UNCLAIMED };
    this.tell("handoff_released", { ...this.act(card, by), card }, this.with(id, card));
  }

  reassign(id: string, by: Person, to: Person): void {
    const card = { ...this.row(id).card, ...UNCLAIMED, target_user_id: to.id };
    this.tell("handoff_reassigned", { ...this.act(card, by), card }, this.with(id, card));
  }

  close(id: string, how: "handoff_cancelled" | "handoff_handed_back", by: Person): void {
    this.tell(how, this.act(this.row(id).card, by), this.without(id));
  }

  resolve(id: string, by: Person): void {
    const { card } = this.row(id);
    const outcome = card.state === "open" ? "self_solved" : "resolved";
    this.tell("handoff_resolved", { ...this.act(card, by), outcome }, this.without(id));
  }

  open(id: string, by: Person): void {
    const { card, seenBy } = this.row(id);
    const deliveries = { ...card.deliveries, seen: card.deliveries.seen + 1 };
    const rows = this.with(id, { ...card, deliveries }, [...seenBy, by.id]);
    this.tell("handoff_opened", { handoff_id: id, by, at: this.now, deliveries }, rows);
  }

  deliver(id: string): void {
    const { card } = this.row(id);
    const deliveries = { ...card.deliveries, told: card.deliveries.told + 1 };
    this.tell("delivery_changed", { handoff_id: id, deliveries }, this.with(id, { ...card, deliveries }));
  }

  record(id: string): void {
    const { card } = this.row(id);
    const step = aStep(card.step_count + 1);
    const members = { session_id: card.session_id, handoff_id: id, step };
    this.tell("session_step", members, this.with(id, { ...card, step_count: step.number }));
  }

  actFirst(id: string): void {
    const by = this.row(id).card.claimed_by;
    if (by !== null)
      this.tell("handoff_first_action", { handoff_id: id, by, at: this.now, kind: "note" }, this.rows);
  }

  private get rows(): Rows {
    return this.history.at(-1) ?? {};
  }

  private get now(): string {
    return later(this.head);
  }

  private row(id: string): Row {
    const row = this.rows[id];
    if (row === undefined) throw new Error(`there is no ${id}`);
    return row;
  }

  private act(card: SharedCard, by: Person | null) {
    return { handoff_id: card.id, session_id: card.session_id, by, at: this.now };
  }

  private with(id: string, card: SharedCard, seenBy = this.row(id).seenBy): Rows {
    return { ...this.rows, [id]: { card, seenBy } };
  }

  private without(id: string): Rows {
    const { [id]: _, ...rows } = this.rows;
    return rows;
  }

  private tell<Name extends EventName>(name: Name, members: EventMembers[Name], rows: Rows): void {
    this.frames.push(frame(name, members, this.head + 1));
    this.history.push(rows);
  }

  private list(reader: string, at: number, holds: (card: SharedCard) => boolean): CardList {
    const rows = Object.values(this.history[at] ?? {}).filter(({ card }) => holds(card));
    const cards = rows.map(({ card, seenBy }) => ({
      ...card,
      mine: card.state === "claimed" && card.claimed_by?.id === reader,
      seen: seenBy.includes(reader),
    }));
    return { position: { epoch: EPOCH, number: at }, cards };
  }
}

const UNCLAIMED = { state: "open", claimed_by: null, claimed_at: null } as const;
