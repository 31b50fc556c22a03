import type { PreviewItem } from "@/api/types";
import type { Catalogue } from "@/text/later/settings";
import { formatSpan } from "@/ui/formatTime";
import type { PolicyDraft, StepDraft } from "./ladderDraft";

/** "Everybody hears at once. Then told again after 10 min and the admins after 30 min. Counted in duty hours." */
export function policySummary(policy: PolicyDraft, countsDuty: boolean, text: Catalogue): string {
  const { summary, tier } = text.ladder;
  const first = policy.firstTier === null ? summary.everybody : summary.tierFirst(tier(policy.firstTier));
  if (policy.steps.length === 0) return `${first} ${summary.noSteps}`;
  const steps = summary.next(text.ladder.joined(policy.steps.map((step) => stepWords(step, text))));
  const clock = countsDuty ? ` ${policy.clock === "duty" ? summary.duty : summary.wall}` : "";
  return `${first} ${steps}${clock}`;
}

/** "Whoever picks it up is asked after 10 min without a first action; 5 min later it goes back to the queue." */
export function leaseSummary({ ask, lapse }: PolicyDraft, text: Catalogue): string {
  return text.ladder.summary.lease(minutesWords(ask, text), minutesWords(lapse, text));
}

function stepWords({ after, tell, tier }: StepDraft, text: Catalogue): string {
  const words = text.ladder.summary;
  const span = minutesWords(after, text);
  return tell === "tier" ? words.tier(text.ladder.tier(tier ?? 1), span) : words[tell](span);
}

/** "90" as "1 h 30 min"; what is no number stands as a dash until it is one. */
export function minutesWords(typed: string, text: Catalogue): string {
  const minutes = Number(typed);
  return typed.trim() !== "" && Number.isInteger(minutes) && minutes > 0
    ? formatSpan(minutes * 60, text)
    : "–";
}

/** What happens at one time of a preview: "Anna and Ben are told again". */
export function previewWords({ tell, tier, names }: PreviewItem, text: Catalogue): string {
  const words = text.ladder.preview;
  const people = text.ladder.people(names);
  if (tell === "banner") return words.banner;
  if (names.length === 0) {
    if (tell === "admins") return words.nobodyAdmins;
    return tell === "tier" ? words.nobodyTier(text.ladder.tier(tier ?? 1)) : words.nobodyAgain;
  }
  if (tell === "again") return words.again(people, names.length);
  const told = words.told(people, names.length);
  if (tell === "admins") return `${told} ${words.because(words.admins)}`;
  return tell === "tier" ? `${told} ${words.because(text.ladder.tier(tier ?? 1))}` : told;
}
