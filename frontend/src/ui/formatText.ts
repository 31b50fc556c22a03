import type { Outcome } from "@/api/types";
import type { Catalogue } from "@/text";

/** The first line with something in it, at most `limit` characters, with "…" when anything was left out. */
export function firstLine(text: string, limit = 280): string {
  const line =
    text
      .split(/\r?\n/)
      .find((each) => each.trim() !== "")
      ?.trim() ?? "";
  const characters = [...line.slice(0, limit * 2)];
  const cut = characters.length > limit || line.length > limit * 2;
  return cut ? `${characters.slice(0, limit - 1).join("")}…` : line;
}

/** How many lines a text has. */
export function lineCount(text: string): number {
  let count = 1;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}

/** What stands below the first line that has something in it; empty for a text of one line. */
export function belowFirstLine(text: string): string {
  return text
    .trimStart()
    .replace(/^[^\n]*\n?/, "")
    .replace(/^\s*\n/, "")
    .trimEnd();
}

const FAULT =
  /\b(error|critical|fatal|fail(ed|ure|s)?|denied|refused|exception|time(d )?-?out|cannot|unable|fehler\w*|fehlgeschlagen|verweigert|abgebrochen)\b|错误|失败/i;

/** Where a log first says that something went wrong, as a place in its text; 0 when it never does. */
export function faultAt(text: string): number {
  const found = text.search(FAULT);
  return found === -1 ? 0 : text.lastIndexOf("\n", found) + 1;
}

/** The first `lines` lines and at most `limit` characters of a text; `cut` when that is not all. */
export function excerpt(text: string, lines: number, limit: number): { shown: string; cut: boolean } {
  let end = -1;
  for (let line = 0; line < lines; line += 1) {
    end = text.indexOf("\n", end + 1);
    if (end === -1) break;
  }
  const byLines = end === -1 ? text : text.slice(0, end);
  const shown = byLines.length > limit ? byLines.slice(0, limit) : byLines;
  return { shown, cut: shown.length < text.length };
}

/** The length as the server counts it: characters after NFC. */
export function lengthOf(text: string): number {
  const normal = text.normalize("NFC");
  let count = 0;
  for (let at = 0; at < normal.length; at += 1) {
    const unit = normal.charCodeAt(at);
    if (unit < 0xdc00 || unit > 0xdfff) count += 1;
  }
  return count;
}

/** A person's first name, for sentences about them. */
export function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name;
}

/** What a tap writes down as the result, in every language: who reads it may speak another one. */
const TAPPED: Record<Outcome, readonly string[]> = {
  worked: ["Worked", "Erfolgreich"],
  failed: ["Failed", "Erfolglos"],
  partial: ["Partly", "Teilweise"],
  pending: ["Still running", "Läuft noch"],
};

/** A result that says more than its outcome does; null for one that was only tapped, because the mark says it. */
export function tellingResult(result: string | null, outcome: Outcome | null): string | null {
  return outcome !== null && TAPPED[outcome].includes(result ?? "") ? null : result;
}

/** A size in bytes as people say it: "840 B", "12 kB", "2.4 MB". */
export function formatSize(bytes: number, text: Catalogue): string {
  const { size } = text.files;
  if (bytes < 1000) return size.bytes(bytes);
  if (bytes < 999_500) return size.kilo(String(Math.round(bytes / 1000)));
  return size.mega(text.counting.decimal(bytes / 1_000_000, 1));
}
