import type { TestLine } from "@/api/types";
import type { Catalogue } from "@/text";

/** What a line of a test is about: the channel's name, or mail. */
export function lineName(line: TestLine, text: Catalogue): string {
  return line.channel_name ?? text.channels.testing.mail;
}

/** What the last attempt said and why it stands so, in sentences; empty when there is nothing to add. */
export function lineDetails(line: TestLine, text: Catalogue): string[] {
  const words = text.channels.testing;
  if (line.state === "sent") return [];
  const detail = line.attempts.at(-1)?.detail ?? null;
  const reason = line.reason === null ? null : (words.reason[line.reason] ?? null);
  return [reason, detail === null ? null : words.answered(detail)].filter((each) => each !== null);
}

/** How many arrived, once all have answered. */
export function testSummary(lines: readonly TestLine[], running: boolean, text: Catalogue): string {
  const { summary } = text.channels.testing;
  if (lines.length === 0) return running ? "" : summary.none;
  const sent = lines.filter(({ state }) => state === "sent").length;
  if (running) return summary.running(lines.filter(({ state }) => FINAL.has(state)).length, lines.length);
  return sent === lines.length ? summary.allSent(lines.length) : summary.some(sent, lines.length);
}

const FINAL = new Set(["sent", "dead", "suppressed", "cancelled"]);
