import type { PreviewItem, Reachable } from "@/api/types";
import type { Catalogue } from "@/text";
import type { TimeFormats } from "@/ui/formatTime";

type Upcoming = Pick<TimeFormats, "upcoming">;

/** How somebody would hear: "here now", "mail and push", "cannot be reached, mail is not set up". */
export function reachWords(person: Reachable, now: number, times: Upcoming, text: Catalogue): string {
  const words = text.reach;
  if (person.present) return words.here;
  const channels = words.list(person.channels.map((kind) => words.channel[kind] ?? kind));
  if (person.told === "never") return words.never(words.because[person.reason ?? ""] ?? words.becauseElse);
  if (person.told === "now") return channels;
  if (person.held_until === null) return words.laterByLadder;
  const time = times.upcoming(new Date(person.held_until), new Date(now));
  return person.reason === "quiet_hours" ? words.held(time) : words.laterAt(channels, time);
}

/** Who hears first stands first: the named person, who looks on, who is told now, later, never. */
export function byReach(
  people: readonly Reachable[],
  named: string,
  { compare }: Catalogue["counting"],
): Reachable[] {
  const rank = (person: Reachable) => {
    if (person.id === named) return -1;
    return person.present ? 0 : 1 + ["now", "later", "never"].indexOf(person.told);
  };
  return [...people].sort((one, other) => rank(one) - rank(other) || compare(one.name, other.name));
}

const NAMED = 3;

/** What a step of the ladder does: "Anna and Ben are told". */
export function stepWords(item: PreviewItem, text: Catalogue): string {
  const words = text.reach.ladder;
  if (item.tell === "banner") return words.banner;
  if (item.tell === "again") return words.again;
  if (item.names.length === 0) return item.tell === "tier" ? words.tier(item.tier ?? 1) : words.admins;
  const shown = item.names.slice(0, item.names.length > NAMED + 1 ? NAMED : NAMED + 1);
  const more = item.names.length - shown.length;
  const names = text.reach.list(more > 0 ? [...shown, words.more(more)] : shown);
  return words.told(names, item.names.length);
}
