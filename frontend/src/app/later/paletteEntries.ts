import { useQuery } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { findSessions } from "@/api/sessions";
import type { Card, SessionItem } from "@/api/types";
import { placesOfSettings } from "@/features/account/settingsPlaces";
import { useLive } from "@/stream/LiveProvider";
import type { LiveSnapshot } from "@/stream/liveStore";
import { useText } from "@/text";
import { useKeysText } from "@/text/later/useKeysText";
import { firstLine } from "@/ui/formatText";
import { capsOf, type KeyName, runKey } from "@/ui/keys";
import { useMe } from "@/ui/me";
import { useSingleKeys } from "@/ui/singleKeys";
import { placesFor } from "../navigation";

export type EntryGroup = "here" | "escalations" | "sessions" | "pages" | "settings" | "keyboard";

export interface Entry {
  id: string;
  group: EntryGroup;
  label: string;
  /** What tells it from others with the same name. */
  detail?: string;
  caps?: string[];
  /** What it may be found by, beside its name. */
  words?: string;
  run: () => void;
}

const SHOWN = 5;
const TYPING_MS = 150;
const cardsOf = ({ live }: LiveSnapshot) => live.cards;

/** What somebody may do or go to from here, as far as it fits what is asked; `waiting` while sessions are looked for. */
export function usePaletteEntries(query: string, acts: readonly KeyName[]) {
  const settled = useSettled(query);
  const found = useSessions(settled);
  const { here, keyboard } = useActs(acts);
  const places = usePlaces();
  const escalations = useEscalations();
  const wanted = plain(query).split(/\s+/).filter(Boolean);
  const fits = ({ label, detail = "", words = "" }: Entry) => {
    const said = plain(`${label} ${detail} ${words}`);
    return wanted.every((word) => said.includes(word));
  };
  // Until the server has searched, what it found before must fit by itself: Enter never takes what was not asked for.
  const sessions = settled === query && !found.isOld ? found.entries : found.entries.filter(fits);
  const entries = [
    ...here.filter(fits),
    ...escalations.filter(fits).slice(0, SHOWN),
    ...(query === "" ? sessions : []),
    ...places.filter(fits),
    ...(query === "" ? [] : sessions),
    ...keyboard.filter(fits),
  ];
  return { entries, waiting: found.waiting || settled !== query };
}

/** Small letters without accents. */
function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** What the page offers, and what concerns its keys: that is not for a finger. */
function useActs(acts: readonly KeyName[]): { here: Entry[]; keyboard: Entry[] } {
  const words = useKeysText();
  const { singleKeys, setSingleKeys } = useSingleKeys();
  const entry = (group: EntryGroup, name: KeyName): Entry => ({
    id: `act-${name}`,
    group,
    label: words.act[name],
    caps: singleKeys ? capsOf(name) : undefined,
    run: () => runKey(name),
  });
  const here = acts.filter((name) => name !== "help").map((name) => entry("here", name));
  if (window.matchMedia("(pointer: coarse)").matches) return { here, keyboard: [] };
  const turn: Entry = {
    id: "act-single",
    group: "keyboard",
    label: singleKeys ? words.turnOff : words.turnOn,
    run: () => setSingleKeys(!singleKeys),
  };
  return { here, keyboard: [entry("keyboard", "help"), turn] };
}

function usePlaces(): Entry[] {
  const text = useText();
  const me = useMe();
  const words = useKeysText().palette;
  const router = useRouter();
  const page = (group: EntryGroup, to: string, label: string, detail?: string): Entry => ({
    id: `page-${to}`,
    group,
    label,
    detail,
    words: words.alsoCalled[to],
    run: () => router.history.push(to),
  });
  const start = me.role === "viewer" ? [] : [page("pages", "/pilot/new", text.sessions.start)];
  const places = placesFor(me.role).map(({ to, name }) => page("pages", to, text.shell[name]));
  const more =
    me.role === "viewer"
      ? []
      : [
          page("pages", "/baseline", words.baseline),
          page("pages", "/analytics/definitions", words.definitions),
        ];
  const settings = placesOfSettings(me.role).map(({ to, name }) =>
    page("settings", to, text.settings.section[name], text.shell.settings),
  );
  return [...start, ...places, ...more, ...settings.slice(1)];
}

function useEscalations(): Entry[] {
  const text = useText();
  const me = useMe();
  const router = useRouter();
  const cards = Object.values(useLive(cardsOf) ?? {});
  const open = cards.filter(({ state }) => state === "open" || state === "claimed").sort(byNeed);
  return open.map((card) => ({
    id: `handoff-${card.id}`,
    group: "escalations",
    label: firstLine(card.problem, 120),
    detail: detailOf(
      card,
      card.claimed_by?.id === me.id ? text.common.you : card.claimed_by?.name,
      text.common.ticket,
    ),
    words: card.escalated_by.name,
    run: () => router.history.push(`/escalations/${card.id}`),
  }));
}

const URGENCY: Record<Card["priority"], number> = { urgent: 0, high: 1, normal: 2, low: 3 };

/** Those that nobody has come first, the urgent before the others, and of these what waits longest. */
function byNeed(one: Card, other: Card): number {
  if (one.state !== other.state) return one.state === "open" ? -1 : 1;
  if (one.priority !== other.priority) return URGENCY[one.priority] - URGENCY[other.priority];
  return one.created_at < other.created_at ? -1 : 1;
}

function useSessions(query: string) {
  const text = useText();
  const me = useMe();
  const router = useRouter();
  const found = useQuery({
    queryKey: ["sessions", "found", query],
    queryFn: ({ signal }) => findSessions(query, SHOWN, signal),
    placeholderData: (before) => before,
  });
  const entries = (found.data?.items ?? []).map(
    (session: SessionItem): Entry => ({
      id: `session-${session.id}`,
      group: "sessions",
      label: firstLine(session.problem, 120),
      detail: detailOf(
        session,
        session.user_id === me.id ? text.common.you : session.user.name,
        text.common.ticket,
      ),
      run: () => router.history.push(`/pilot/${session.id}`),
    }),
  );
  return { entries, waiting: found.isFetching, isOld: found.isPlaceholderData };
}

function detailOf(
  item: { ticket_ref: string | null; client_name: string | null },
  name: string | undefined,
  ticket: (ref: string) => string,
): string {
  return [item.client_name, item.ticket_ref === null ? null : ticket(item.ticket_ref), name]
    .filter((each) => each)
    .join(" · ");
}

/** What was typed, once the typing pauses. */
function useSettled(typed: string): string {
  const [settled, setSettled] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed), TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return settled;
}
