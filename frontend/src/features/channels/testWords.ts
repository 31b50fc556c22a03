import type { TestLine } from "@/api/types";
import type { Catalogue } from "@/text/later/settings";
import { isAnswered } from "./useTest";

/** What a line of a test is about: the channel's name, or mail. */
export function lineName(line: TestLine, text: Catalogue): string {
  return line.channel_name ?? text.channels.testing.mail;
}

/** Why a line stands so, with what the other side said; empty when there is nothing to add. */
export function lineReason(line: TestLine, text: Catalogue): string {
  const words = text.channels.testing;
  const detail = line.attempts.at(-1)?.detail ?? null;
  if (line.state === "sent" || (line.reason === null && detail === null)) return "";
  const reason = words.reason[line.reason ?? ""] ?? words.noReason;
  return detail === null ? words.sentence(reason) : words.because(reason, detail);
}

/** How many went out, once all have answered. That a mail server took a mail does not mean that anybody sees it. */
export function testSummary(lines: readonly TestLine[], running: boolean, text: Catalogue): string {
  const { summary } = text.channels.testing;
  if (lines.length === 0) return running ? "" : summary.none;
  const sent = lines.filter(({ state }) => state === "sent").length;
  if (running) return summary.running(lines.filter(isAnswered).length, lines.length);
  const all = sent === lines.length ? summary.allSent(lines.length) : summary.some(sent, lines.length);
  if (!lines.some(({ channel, state }) => channel === "email" && state === "sent")) return all;
  return lines.length === 1 ? summary.inbox : `${all} ${summary.inbox}`;
}
