import { type AddressInfo, connect, createServer, type Socket } from "node:net";

const STREAM = "GET /api/v1/escalations/stream";
const REQUEST = /^[A-Z]+ (\/\S*)/;

/** A network cable between a browser and the server, which a test can pull. */
export class Cable {
  private readonly sockets = new Set<Socket>();
  /** The connections whose last request asked for the stream. */
  private readonly streaming = new Set<Socket>();
  /** The paths of all requests so far, also of those that no page made. */
  readonly asked: string[] = [];
  private pulled = false;
  private readonly server = createServer((near) => {
    if (this.pulled) {
      near.destroy();
      return;
    }
    const far = connect(this.port, "127.0.0.1");
    for (const socket of [near, far]) {
      this.sockets.add(socket);
      socket.on("error", () => socket.destroy());
      socket.on("close", () => {
        this.sockets.delete(socket);
        this.streaming.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.on("data", (bytes) => this.read(near, bytes.toString("latin1", 0, 256)));
    near.pipe(far).pipe(near);
  });

  private constructor(private readonly port: number) {}

  /** A cable to the server that listens on this port, plugged in. */
  static async to(port: number): Promise<Cable> {
    const cable = new Cable(port);
    await new Promise<void>((resolve) => cable.server.listen(0, "127.0.0.1", resolve));
    return cable;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** How many streams are open over it. */
  get streams(): number {
    return this.streaming.size;
  }

  pull(): void {
    this.pulled = true;
    for (const socket of this.sockets) socket.destroy();
  }

  plugIn(): void {
    this.pulled = false;
  }

  async away(): Promise<void> {
    this.pull();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private read(near: Socket, beginning: string): void {
    const path = REQUEST.exec(beginning)?.[1];
    if (path === undefined) return;
    this.asked.push(path);
    if (beginning.startsWith(STREAM)) this.streaming.add(near);
    else this.streaming.delete(near);
  }
}
