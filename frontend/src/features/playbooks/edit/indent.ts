/** What a new line of YAML begins with after this one: the same depth, one deeper after an opened member or item. */
export function indentAfter(line: string): string {
  const spaces = /^ */.exec(line)?.[0] ?? "";
  if (/:\s*$/.test(line)) return `${spaces}  `;
  return /^ *- /.test(line) ? `${spaces}  ` : spaces;
}

/** The line of a text in which a place lies, from 1. */
export function lineAt(text: string, place: number): number {
  return text.slice(0, place).split("\n").length;
}

/** Where a line (from 1) begins and ends; the last one where there are fewer. */
export function placeOf(text: string, line: number): { start: number; end: number } {
  const lines = text.split("\n");
  const index = Math.min(Math.max(line, 1), lines.length) - 1;
  const start = lines.slice(0, index).reduce((sum, each) => sum + each.length + 1, 0);
  return { start, end: start + (lines[index]?.length ?? 0) };
}
