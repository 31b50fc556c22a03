import type { AddressInfo } from "node:net";
import { createServer, type Server, type Socket } from "node:net";

/** A mail as it came over the wire, to one address. */
interface Mail {
  to: string;
  content: string;
}

/** A mail server on this machine: takes everything and keeps it. */
export class MailSink {
  readonly taken: Mail[] = [];

  private constructor(private readonly server: Server) {}

  static async open(): Promise<MailSink> {
    const server = createServer();
    const sink = new MailSink(server);
    server.on("connection", (socket) => new Conversation(socket, (mail) => sink.taken.push(mail)));
    await new Promise<void>((opened) => server.listen(0, "127.0.0.1", opened));
    return sink;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** The newest link below `place` that was mailed to this address, without the server's name. */
  linkTo(address: string, place: string): string | undefined {
    const mail = this.taken.filter(({ to }) => to === address).at(-1);
    const plain = mail?.content.replace(/=\r?\n/g, "").replaceAll("=3D", "=");
    return plain?.match(new RegExp(`${place}/[\\w-]+`))?.[0];
  }

  close(): void {
    this.server.close();
  }
}

/** One connection, line by line. */
class Conversation {
  private rest = "";
  private to = "";
  private content: string[] | null = null;

  constructor(
    private readonly socket: Socket,
    private readonly take: (mail: Mail) => void,
  ) {
    this.say("220 sink");
    socket.on("error", () => socket.destroy());
    socket.on("data", (piece: Buffer) => {
      const lines = (this.rest + piece.toString("utf8")).split("\r\n");
      this.rest = lines.pop() ?? "";
      for (const line of lines) this.hear(line);
    });
  }

  private hear(line: string): void {
    if (this.content !== null) {
      if (line !== ".") {
        this.content.push(line.replace(/^\./, ""));
        return;
      }
      this.take({ to: this.to, content: this.content.join("\r\n") });
      this.content = null;
      this.say("250 taken");
      return;
    }
    const word = line.slice(0, 4).toUpperCase();
    if (word === "RCPT") this.to = line.match(/<(.+)>/)?.[1] ?? "";
    if (word === "DATA") this.content = [];
    this.say(word === "DATA" ? "354 go on" : word === "QUIT" ? "221 bye" : "250 ok");
    if (word === "QUIT") this.socket.end();
  }

  private say(line: string): void {
    this.socket.write(`${line}\r\n`);
  }
}
