import type { InBoth, PlaybookContent } from "@/api/types";

type Item = PlaybookContent["items"][number];

/** Where a way leads: an item of the playbook by its number, the end of the way, or simply on. */
export type Target =
  | { kind: "item"; key: string; number: number; text: InBoth }
  | { kind: "next" | "solved" | "escalate" | "end" };

/** One way on from an item: by an answer in words, or by an outcome. */
export interface Branch {
  key: string;
  say: InBoth | null;
  target: Target;
}

/** The key of the item that a first answer is; it is sent before anything is asked and has no number. */
export const FIRST_ANSWER = "first_answer";

/** The items that are asked and tried, in order: the place in this list and one is the number of each. */
export function stepsOf(content: PlaybookContent): Item[] {
  return content.items.filter(({ key }) => key !== FIRST_ANSWER);
}

/** The ways on from an item that are worth a line: all answers of a question, the outcomes that lead elsewhere. */
export function branchesOf(content: PlaybookContent, item: Item): Branch[] {
  const steps = stepsOf(content);
  const last = steps.at(-1)?.key === item.key;
  const targetOf = (next: string | null): Target => {
    if (next === null) return { kind: last ? "end" : "next" };
    if (next === "solved" || next === "escalate") return { kind: next };
    const index = steps.findIndex(({ key }) => key === next);
    const found = steps[index];
    return found === undefined
      ? { kind: "next" }
      : { kind: "item", key: next, number: index + 1, text: found.text };
  };
  if (item.kind === "question")
    return item.answers.map(({ key, say, next }) => ({ key, say, target: targetOf(next) }));
  return Object.entries(item.on).map(([key, next]) => ({ key, say: null, target: targetOf(next) }));
}

/** How a step came out, in the words of its answer, or the outcome itself. */
export function cameOut(content: PlaybookContent, itemKey: string, outcome: string): InBoth | null {
  const item = content.items.find(({ key }) => key === itemKey);
  return item?.answers.find(({ key }) => key === outcome)?.say ?? null;
}

/** Whether anything reads differently in the two languages. */
export function hasBothLanguages(content: PlaybookContent): boolean {
  const texts = [content.title, ...content.items.map(({ text }) => text)];
  return texts.some(({ en, de }) => en !== de);
}
