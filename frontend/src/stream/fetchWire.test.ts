import { describe, expect, test, vi } from "vitest";
import { EPOCH } from "@/testing/scriptedWire";
import type { LiveEvent } from "./events";
import { fetchWire } from "./fetchWire";
import type { Ending } from "./source";

const AT = { epoch: EPOCH, number: 41 };
const READY = `retry: 1200\n\nid: ${EPOCH}-41\nevent: ready\ndata: {"epoch":"${EPOCH}","number":41}\n\n`;

/** A page that listens to a server which answers as told. */
function listen(
  answer: (request: { headers: Record<string, string>; signal: AbortSignal }) => Promise<Response>,
) {
  const asked: { url: string; headers: Record<string, string>; cache?: string }[] = [];
  vi.stubGlobal(
    "fetch",
    (url: string, init: { headers: Record<string, string>; signal: AbortSignal; cache?: string }) => {
      asked.push({ url, headers: init.headers, cache: init.cache });
      return answer(init);
    },
  );
  const events: LiveEvent[] = [];
  const endings: Ending[] = [];
  const connection = fetchWire.connect(AT, {
    onEvent: (event) => events.push(event),
    onEnd: (ending) => endings.push(ending),
  });
  return { asked, events, endings, connection };
}

/** An answer whose bytes are sent by the test. */
function openAnswer() {
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  const body = new ReadableStream<Uint8Array>({
    start: (given) => {
      controller = given;
    },
  });
  return {
    answer: async () => new Response(body, { headers: { "Content-Type": "text/event-stream" } }),
    send: (bytes: Uint8Array | string) =>
      controller?.enqueue(typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes),
    end: () => controller?.close(),
    cut: () => controller?.error(new TypeError("network error")),
  };
}

describe("the page connects", () => {
  test("with the number it has, past every cache", async () => {
    const server = openAnswer();
    const page = listen(server.answer);
    await vi.waitFor(() => expect(page.asked).toHaveLength(1));
    expect(page.asked[0]).toEqual({
      url: "/api/v1/escalations/stream",
      headers: { Accept: "text/event-stream", "Last-Event-ID": "epoch0000-41" },
      cache: "no-store",
    });
    page.connection.close();
  });

  test("and hears each frame as soon as it is whole", async () => {
    const server = openAnswer();
    const page = listen(server.answer);
    server.send(READY.slice(0, 40));
    server.send(READY.slice(40));
    await vi.waitFor(() => expect(page.events).toHaveLength(1));
    expect(page.events[0]).toMatchObject({ name: "ready", id: AT });
    page.connection.close();
  });

  test("and reads a letter whose bytes came in two pieces", async () => {
    const server = openAnswer();
    const page = listen(server.answer);
    const bytes = new TextEncoder().encode('event: bye\ndata: {"reason":"Größe"}\n\n');
    const inTheMiddle = bytes.indexOf(0xc3) + 1;
    server.send(bytes.slice(0, inTheMiddle));
    server.send(bytes.slice(inTheMiddle));
    await vi.waitFor(() => expect(page.events).toHaveLength(1));
    expect(page.events[0]?.members).toEqual({ reason: "Größe" });
    page.connection.close();
  });
});

describe("the connection ends", () => {
  test.each([401, 403, 503])("refused with %i", async (status) => {
    const page = listen(async () => new Response("{}", { status }));
    await vi.waitFor(() => expect(page.endings).toEqual([{ kind: "refused", status }]));
  });

  test.each([
    ["7", 7_000],
    ["7200", 60_000],
    ["Mon, 23 Nov 2026 12:00:00 GMT", undefined],
    ["-1", undefined],
  ])("refused for now, with Retry-After %s", async (value, retryAfterMs) => {
    const page = listen(async () => new Response("{}", { status: 503, headers: { "Retry-After": value } }));
    await vi.waitFor(() => expect(page.endings).toHaveLength(1));
    expect(page.endings[0]).toEqual({ kind: "refused", status: 503, retryAfterMs });
  });

  test("because the server cannot be reached", async () => {
    const page = listen(async () => {
      throw new TypeError("Failed to fetch");
    });
    await vi.waitFor(() => expect(page.endings).toEqual([{ kind: "cut" }]));
  });

  test("because the answer ended", async () => {
    const server = openAnswer();
    const page = listen(server.answer);
    server.send(READY);
    await vi.waitFor(() => expect(page.events).toHaveLength(1));
    server.end();
    await vi.waitFor(() => expect(page.endings).toEqual([{ kind: "cut" }]));
  });

  test("because the network went away in the middle of it", async () => {
    const server = openAnswer();
    const page = listen(server.answer);
    server.send(READY);
    await vi.waitFor(() => expect(page.events).toHaveLength(1));
    server.cut();
    await vi.waitFor(() => expect(page.endings).toEqual([{ kind: "cut" }]));
  });

  test("because something unreadable came", async () => {
    const server = openAnswer();
    const page = listen(server.answer);
    server.send("event: beat\ndata: {\n\n");
    await vi.waitFor(() => expect(page.endings).toEqual([{ kind: "cut" }]));
    expect(page.events).toEqual([]);
  });

  test("because the page closed it: nothing is heard of it any more", async () => {
    const server = openAnswer();
    const page = listen(server.answer);
    await vi.waitFor(() => expect(page.asked).toHaveLength(1));
    page.connection.close();
    server.send(READY);
    server.end();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(page.events).toEqual([]);
    expect(page.endings).toEqual([]);
  });
});
