import { type ChildProcess, execFile, spawn } from "node:child_process";
import { type AddressInfo, createServer } from "node:net";

const PROGRAM = "../bin/flowpilot";
const LOOKS_A_SECOND = 5;
const SECONDS_TO_START = 90;

/** A server of one's own, without the demo: what an operator has. */
export class OwnServer {
  private constructor(
    readonly address: string,
    private readonly environment: NodeJS.ProcessEnv,
    private readonly process: ChildProcess,
  ) {}

  /** Starts one on this folder and waits until it is ready. */
  static async start(folder: string, settings: Record<string, string>): Promise<OwnServer> {
    const port = await freePort();
    const environment = {
      ...process.env,
      ...settings,
      FLOWPILOT_DATA_DIR: folder,
      FLOWPILOT_PORT: String(port),
      FLOWPILOT_EGRESS_ALLOW: "127.0.0.1",
    };
    const running = spawn(PROGRAM, ["serve"], { env: environment, stdio: "ignore" });
    const server = new OwnServer(`http://127.0.0.1:${port}`, environment, running);
    await server.untilReady();
    return server;
  }

  /** What a command of the operator prints; `input` is its standard input. */
  command(words: string[], input = ""): Promise<string> {
    return new Promise((done, failed) => {
      const started = execFile(PROGRAM, words, { env: this.environment }, (error, printed, said) =>
        error === null ? done(printed) : failed(new Error(said)),
      );
      started.stdin?.end(input);
    });
  }

  async stop(): Promise<void> {
    const ended = new Promise((done) => this.process.once("exit", done));
    this.process.kill("SIGTERM");
    await ended;
  }

  private async untilReady(): Promise<void> {
    for (let looked = 0; looked < SECONDS_TO_START * LOOKS_A_SECOND; looked += 1) {
      const answer = await fetch(`${this.address}/readyz`).catch(() => null);
      if (answer?.ok) return;
      await new Promise((later) => setTimeout(later, 1000 / LOOKS_A_SECOND));
    }
    throw new Error("the server did not get ready");
  }
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((open) => probe.listen(0, "127.0.0.1", open));
  const { port } = probe.address() as AddressInfo;
  await new Promise((closed) => probe.close(closed));
  return port;
}
