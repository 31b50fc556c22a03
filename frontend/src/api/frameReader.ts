export interface Frame {
  name: string;
  id: string;
  text: string;
}

/** Reads `text/event-stream` piece by piece; a frame is given out once its empty line has come. */
export class FrameReader {
  private rest = "";
  private name = "";
  private id = "";
  private lines: string[] = [];

  constructor(private readonly onFrame: (frame: Frame) => void) {}

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
    const frame = { name: this.name, id: this.id, text: this.lines.join("\n") };
    this.name = "";
    this.id = "";
    this.lines = [];
    if (frame.text !== "") this.onFrame(frame);
  }
}
