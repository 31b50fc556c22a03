import { diffLines, diffWordsWithSpace } from "diff";

const AROUND = 3;

/** A piece of a line; `changed` where only this piece of the line differs. */
export interface Piece {
  text: string;
  changed: boolean;
}

/** One line of a comparison with its number in either text, from 1; null where it is not there. */
export interface Line {
  kind: "same" | "added" | "removed";
  before: number | null;
  after: number | null;
  pieces: Piece[];
}

/** Lines near a change, or unchanged ones that are folded away. */
export type Part = { folded: boolean; lines: Line[] };

/** All lines of two texts, the removed ones of a place before the added ones. */
export function compared(before: string, after: string): Line[] {
  const lines: Line[] = [];
  let [old, now] = [0, 0];
  const changes = diffLines(ended(before), ended(after));
  for (const [index, change] of changes.entries()) {
    const texts = change.value.replace(/\n$/, "").split("\n");
    const partner = change.removed ? changes[index + 1] : change.added ? changes[index - 1] : undefined;
    const pairs =
      partner !== undefined && partner.added !== change.added && partner.count === change.count
        ? partner.value.split("\n")
        : null;
    for (const [at, text] of texts.entries()) {
      const kind = change.added ? "added" : change.removed ? "removed" : "same";
      const other = kind === "same" ? undefined : pairs?.[at];
      lines.push({
        kind,
        before: kind === "added" ? null : ++old,
        after: kind === "removed" ? null : ++now,
        pieces: other === undefined ? [{ text, changed: false }] : piecesOf(text, other),
      });
    }
  }
  return lines;
}

/** The lines in parts: what lies further than three lines from every change is folded. */
export function folded(lines: readonly Line[]): Part[] {
  const near = new Set<number>();
  for (const [index, { kind }] of lines.entries()) {
    if (kind === "same") continue;
    for (let at = index - AROUND; at <= index + AROUND; at += 1) near.add(at);
  }
  const parts: Part[] = [];
  for (const [index, line] of lines.entries()) {
    const isFolded = !near.has(index);
    const last = parts.at(-1);
    if (last?.folded === isFolded) last.lines.push(line);
    else parts.push({ folded: isFolded, lines: [line] });
  }
  return parts;
}

export function countsOf(lines: readonly Line[]): { added: number; removed: number } {
  const of = (kind: Line["kind"]) => lines.filter((line) => line.kind === kind).length;
  return { added: of("added"), removed: of("removed") };
}

/** The pieces of a line that do not stand in the other one too. */
function piecesOf(text: string, other: string): Piece[] {
  return diffWordsWithSpace(other, text)
    .filter(({ removed }) => !removed)
    .map(({ value, added }) => ({ text: value, changed: added }));
}

/** A missing end of the last line is no change. */
function ended(text: string): string {
  return text === "" || text.endsWith("\n") ? text : `${text}\n`;
}
