/** The playbooks in a file: the texts between lines of three hyphens. */
export function partsOf(content: string): string[] {
  return content
    .replace(/^\uFEFF/, "")
    .replace(/\r\n?/g, "\n")
    .split(/^---[ \t]*(?:#.*)?$/m)
    .map((part) => part.replace(/^\n+/, ""))
    .filter((part) => part.trim() !== "");
}
