import type { DemoPerson } from "../e2e/people";

interface Created {
  id: string;
}

/** One person of the demo who speaks HTTP with the server and has no browser. */
export class Person {
  private readonly ended = new AbortController();

  private constructor(
    private readonly address: string,
    private readonly cookie: string,
  ) {}

  static async of(address: string, name: string): Promise<Person> {
    const listed = await fetch(`${address}/api/v1/auth/demo`);
    const { people } = (await listed.json()) as { people: DemoPerson[] };
    const answer = await fetch(`${address}/api/v1/auth/demo`, {
      method: "POST",
      headers: { Origin: address, "Content-Type": "application/json" },
      body: JSON.stringify({ user_id: people.find((each) => each.name === name)?.id }),
    });
    return new Person(address, answer.headers.getSetCookie()[0]?.split(";")[0] ?? "");
  }

  /** The id of what was made by it. */
  async post(path: string, body: object): Promise<string> {
    const answer = await fetch(`${this.address}/api/v1${path}`, {
      method: "POST",
      headers: { Origin: this.address, Cookie: this.cookie, "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return ((await answer.json()) as Created).id;
  }

  /** Tells of every piece of the live stream as it comes in, until `away`. */
  async listen(onText: (text: string) => void): Promise<void> {
    const stream = await fetch(`${this.address}/api/v1/escalations/stream`, {
      headers: { Cookie: this.cookie },
      signal: this.ended.signal,
    });
    const read = async () => {
      const words = new TextDecoder();
      const reader = stream.body?.getReader();
      for (;;) {
        const piece = await reader?.read();
        if (piece?.value === undefined) return;
        onText(words.decode(piece.value, { stream: true }));
      }
    };
    void read().catch(() => undefined);
  }

  away(): void {
    this.ended.abort();
  }
}
