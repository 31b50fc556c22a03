import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import { fakeNetwork, json } from "@/testing/network";
import { show } from "@/testing/page";
import { alice } from "@/testing/people";
import { aCard, aSession, aStep } from "@/testing/records";
import { SessionPage } from "../SessionPage";

const network = fakeNetwork();
const GUIDE = "POST /ai-sessions/session-1/guide";
const byModel = { author: { kind: "model" as const, id: null, name: "Model" } };
const step = { ...aStep(1, { ...byModel, kind: "question", text: "Since when? (#1)" }), fallback: null };

beforeEach(() => {
  network.on("GET /ai-sessions/session-1", () => json(aSession()));
  network.on("GET /ai-sessions/session-1/steps", () => json({ items: [], next_cursor: null }));
  network.on("GET /ai-sessions/session-1/files", () => json({ items: [] }));
  network.on("GET /ai-sessions/session-1/similar", () => json({ items: [] }));
});

/** A stream that a test writes: `say` sends a frame, or a part of one, and `end` ends it. */
function aStream() {
  const { readable: body, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  const write = (text: string) => writer.write(new TextEncoder().encode(text));
  return {
    answer: () => new Response(body, { headers: { "Content-Type": "text/event-stream; charset=utf-8" } }),
    write,
    say: (name: string, content: object) => write(`event: ${name}\ndata: ${JSON.stringify(content)}\n\n`),
    end: () => writer.close(),
  };
}

const ask = async () => {
  const view = await show(<SessionPage />, { me: alice, at: "/pilot/session-1", cards: [aCard()] });
  const story = await screen.findByRole("region", { name: "Steps" });
  await view.user.click(screen.getByRole("button", { name: /Ask the guide/ }));
  return { ...view, story };
};

describe("a model that writes", () => {
  test("is read while it writes, and then its step stands there once", async () => {
    const stream = aStream();
    network.on(GUIDE, stream.answer);
    const { story } = await ask();
    stream.write(':\n\nevent: words\ndata: {"text": "Sin');
    stream.write('ce"}\n\n');
    expect(await within(story).findByText("Since")).toBeInTheDocument();
    expect(within(story).getByRole("status")).toHaveTextContent("is writing");
    stream.say("words", { text: "Since <b>when" });
    expect(await within(story).findByText("Since <b>when")).toBeInTheDocument();
    stream.say("answer", step);
    stream.end();
    expect(await within(story).findByText("Since when? (#1)")).toBeInTheDocument();
    expect(within(story).queryByText("is writing")).not.toBeInTheDocument();
    expect(network.of(GUIDE)[0]?.headers.get("accept")).toBe("text/event-stream, application/json");
  });

  test("and is refused at the end leaves no words behind and says why", async () => {
    const stream = aStream();
    network.on(GUIDE, stream.answer);
    const { story } = await ask();
    stream.say("words", { text: "Since" });
    expect(await within(story).findByText("Since")).toBeInTheDocument();
    stream.say("problem", { status: 409, code: "wrong_state" });
    stream.end();
    expect(await screen.findByRole("alert")).toHaveTextContent("moved on in the meantime");
    expect(within(story).queryByText("Since")).not.toBeInTheDocument();
  });

  test("and breaks off is asked again under the same key", async () => {
    const stream = aStream();
    network.on(GUIDE, stream.answer);
    const { story, user } = await ask();
    stream.say("words", { text: "Since" });
    expect(await within(story).findByText("Since")).toBeInTheDocument();
    stream.end();
    expect(await screen.findByRole("alert")).toBeInTheDocument();
    expect(within(story).queryByText("Since")).not.toBeInTheDocument();
    network.on(GUIDE, () => json(step, 201));
    await user.click(screen.getByRole("button", { name: /Ask the guide/ }));
    expect(await within(story).findByText("Since when? (#1)")).toBeInTheDocument();
    await waitFor(() => expect(network.of(GUIDE)).toHaveLength(2));
    const keys = network.of(GUIDE).map(({ headers }) => headers.get("idempotency-key"));
    expect(keys[0]).toBe(keys[1]);
  });
});
