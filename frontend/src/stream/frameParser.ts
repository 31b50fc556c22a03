import { isEventName, type LiveEvent, parsePosition } from "./events";

/** Reads `text/event-stream` piece by piece; a frame is given out once its empty line has come. */
export class FrameParser {
  private rest = "";
  private name = "";
  private id = "";
  private lines: string[] = [];

  constructor(private readonly onEvent: (event: LiveEvent) => void) {}

  push(text: string): void {
    const lines = (this.rest + text).split(/\r\n|\n/);
    this.rest = lines.pop() ?? "";
    for (const line of lines) this.line(line);
  }

  private line(line: string): void {
    if (line === "") this.end();
    else if (!line.startsWith(":")) this.field(line);
  }

  private field(line: string): void {
    const colon = line.indexOf(":");
    const field = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "event") this.name = value;
    else if (field === "id") this.id = value;
    else if (field === "data") this.lines.push(value);
  }

  private end(): void {
    const event = toEvent(this.name, this.id, this.lines.join("\n"));
    this.name = "";
    this.id = "";
    this.lines = [];
    if (event !== null) this.onEvent(event);
  }
}

function toEvent(name: string, id: string, text: string): LiveEvent | null {
  if (text === "") return null;
  const position = parsePosition(id);
  const members: unknown = JSON.parse(text);
  if (isCanary(members)) return { name: "unknown", id: position, members: {} };
  return { name: isEventName(name) ? name : "unknown", id: position, members } as LiveEvent;
}

/** What the product sends to itself to prove that it arrives. It moves the number on and concerns nobody. */
function isCanary(members: unknown): boolean {
  return typeof members === "object" && members !== null && "canary" in members && members.canary === true;
}
