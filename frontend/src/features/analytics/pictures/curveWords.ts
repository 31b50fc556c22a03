import type { Curve, CurveStep } from "@/api/numberTypes";
import type { Catalogue } from "@/text";
import type { Numbers } from "@/text/later/en/numbers";
import { formatExactSpan } from "@/ui/formatTime";

/** What a step of the curve says: "After 6 min 10 s: 50 in 100 still wait (95 %: 38 to 62)." */
export function describeStep(step: CurveStep | undefined, words: Numbers["curve"], text: Catalogue): string {
  if (step === undefined) return "";
  const inHundred = (share: number) => Math.round(share * 100);
  const range =
    step.low === null || step.high === null ? null : words.between(inHundred(step.low), inHundred(step.high));
  return words.stillWaiting(formatExactSpan(step.seconds, text), inHundred(step.share), range);
}

/** Those that wait longer than the picture shows: how many, and the longest. */
export function runningBeyond(curve: Curve, end: number): { count: number; longest: number } | null {
  const beyond = curve.running.map(({ seconds }) => seconds).filter((seconds) => seconds > end);
  return beyond.length === 0 ? null : { count: beyond.length, longest: Math.max(...beyond) };
}
