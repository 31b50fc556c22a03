import { type Frame, FrameReader } from "@/api/frameReader";
import { isEventName, type LiveEvent, parsePosition } from "./events";

/** Reads the stream of events piece by piece. */
export class FrameParser {
  private readonly reader: FrameReader;

  constructor(onEvent: (event: LiveEvent) => void) {
    this.reader = new FrameReader((frame) => onEvent(toEvent(frame)));
  }

  push(text: string): void {
    this.reader.push(text);
  }
}

function toEvent({ name, id, text }: Frame): LiveEvent {
  const position = parsePosition(id);
  const members: unknown = JSON.parse(text);
  if (isCanary(members)) return { name: "unknown", id: position, members: {} };
  return { name: isEventName(name) ? name : "unknown", id: position, members } as LiveEvent;
}

/** What the product sends to itself to prove that it arrives. It moves the number on and concerns nobody. */
function isCanary(members: unknown): boolean {
  return typeof members === "object" && members !== null && "canary" in members && members.canary === true;
}
