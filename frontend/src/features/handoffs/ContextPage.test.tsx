import { act, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { sessionQuery } from "@/api/sessions";
import { fakeNetwork, json, noAnswer, nothing, problem, underWay } from "@/testing/network";
import { show } from "@/testing/page";
import { alice, bob, dora, personOf } from "@/testing/people";
import { aCard, aContext, ago, aHandoff, anAttempt, aSession, aStep } from "@/testing/records";
import { ContextPage } from "./ContextPage";

const network = fakeNetwork();
const AT = { at: "/escalations/handoff-1" };
const CLAIM = "POST /escalations/handoff-1/claim";

/** What the server says of the handoff. */
let context = aContext();

beforeEach(() => {
  context = aContext({ created_at: ago(7) });
  network.on("GET /escalations/handoff-1", () => json(context));
  network.on("POST /escalations/handoff-1/opened", nothing);
  network.on(CLAIM, () => json(aHandoff({ state: "claimed", claimed_by: personOf(bob) })));
});

const dialog = () => screen.findByRole("dialog", { name: "Handoff context" });
const region = async (name: string) => within(await dialog()).getByRole("region", { name });
const waysOf = async () =>
  within(await region("Ways to go on"))
    .getAllByRole("button")
    .map((button) => button.textContent);

/** A window in which the test says what is in sight. */
function watchedSight() {
  let tell: (isIntersecting: boolean) => void = () => undefined;
  vi.stubGlobal(
    "IntersectionObserver",
    class {
      constructor(told: (entries: { isIntersecting: boolean }[]) => void) {
        tell = (isIntersecting) => told([{ isIntersecting }]);
      }
      observe() {}
      disconnect() {}
    },
  );
  return { assessment: (inSight: boolean) => tell(inSight) };
}

describe("Bob reads before he claims", () => {
  test("the summary: what, whose, how urgent, since when, and Alice's own sentence", async () => {
    await show(<ContextPage />, AT);
    const summary = await region("Summary");
    for (const words of ["Outlook asks", "Normal", "Kestrel Dental", "#48213", "escalated by Alice Moreau"])
      expect(summary).toHaveTextContent(words);
    expect(summary).toHaveTextContent("“The sign-in log says 53000.”");
    expect(summary).toHaveTextContent("7 min");
  });

  test("what was tried: the notes, each attempt with its outcome, and each a link to its step", async () => {
    await show(<ContextPage />, AT);
    const tried = await region("What was tried");
    expect(tried).toHaveTextContent("Please no second reset of the password.");
    expect(tried).toHaveTextContent("2 attempts, 10:02 to 10:04");
    const row = within(tried).getByRole("row", { name: /Cleared the saved passwords/ });
    expect(within(row).getByRole("img", { name: "Partly" })).toBeInTheDocument();
    expect(row).toHaveTextContent("Asked once less");
    expect(within(row).getByRole("link", { name: "step 4" })).toHaveAttribute(
      "href",
      "/pilot/session-1#step-4",
    );
  });

  test("what is known, ruled out and open, each with its step", async () => {
    await show(<ContextPage />, AT);
    const tried = await region("What was tried");
    for (const words of ["Outlook on her phone works", "An add-in", "Which policy blocks her?"])
      expect(tried).toHaveTextContent(words);
    expect(await within(tried).findByRole("link", { name: "step 5" })).toBeInTheDocument();
  });

  test("what people answered and noted, with what was asked", async () => {
    context = aContext({
      said: [
        { step_id: "step-2", question: "Since when?", text: "Since Monday", truncated: false },
        { step_id: "step-3", question: null, text: "She is in a meeting until two", truncated: false },
      ],
      step_numbers: { "step-2": 2 },
    });
    await show(<ContextPage />, AT);
    const tried = await region("What was tried");
    expect(tried).toHaveTextContent(
      "Answers and notesSince when? Since Mondaystep 2She is in a meeting until two",
    );
  });

  test("a pasted log stands below its attempt, from the first fault on, and whole on request", async () => {
    const log = ["10:00 start", "10:01 read", "10:02 ERROR no device", "10:03 rc=2", "10:04 end"];
    context = aContext({ tried: [anAttempt(4, { text: `Opened the job log:\n${log.join("\n")}` })] });
    const { user } = await show(<ContextPage />, AT);
    const tried = await region("What was tried");
    expect(within(tried).getByText(/10:02 ERROR no device/)).toHaveTextContent(/^… 10:02.*10:04 end$/);
    await user.click(within(tried).getByRole("button", { name: "Show all 5 lines" }));
    expect(within(tried).getByRole("textbox")).toHaveValue(log.join("\n"));
  });

  test("the assessment from the record: a cause, for and against, how sure, and what next", async () => {
    await show(<ContextPage />, AT);
    const assessment = await region("Assessment");
    expect(assessment).toHaveTextContent("from the record");
    expect(assessment).toHaveTextContent("A sign-in policy blocks the device");
    expect(assessment).toHaveTextContent("confidence 0.62, exploring");
    expect(assessment).toHaveTextContent(/For it: steps? \d.*\./);
    expect(assessment).not.toHaveTextContent("Against it");
    expect(assessment).toHaveTextContent("Read the sign-in log in Entra");
  });

  test("on a phone the likely cause stands above the ways until the whole of it is in sight", async () => {
    const sightOf = watchedSight();
    const { user } = await show(<ContextPage />, AT);
    await dialog();
    const strip = () =>
      screen.queryByRole("button", {
        name: /Likely cause from the record, confidence 0.62.*A sign-in policy/,
      });
    act(() => sightOf.assessment(false));
    const whole = screen.getByRole("region", { name: "Assessment" }).parentElement;
    await user.click(strip() ?? document.body);
    expect(whole).toHaveFocus();
    act(() => sightOf.assessment(true));
    expect(strip()).toBeNull();
  });

  test("what follows from no step is marked as not tried yet, and Continue does not promise it", async () => {
    const suggested_steps = [{ text: "Try another network", step_ids: [] }];
    context = aContext({ open_questions: [], assessment: { ...context.assessment, suggested_steps } });
    await show(<ContextPage />, AT);
    expect(await region("Assessment")).toHaveTextContent("Not tried yet from “VPN”");
    expect(await region("Assessment")).toHaveTextContent("Try another network");
    expect(await region("Ways to go on")).not.toHaveTextContent("Try another network");
  });

  test("an empty record is complete too, without any placeholder", async () => {
    context = aContext({
      notes: null,
      tried: [],
      ruled_out: [],
      open_questions: [],
      facts: [],
      assessment: { ...context.assessment, likely_cause: null, suggested_steps: [], confidence: null },
    });
    await show(<ContextPage />, AT);
    expect(await region("What was tried")).toHaveTextContent("No attempt is on record yet.");
    expect(await region("What was tried")).toHaveTextContent("Nothing pinned yet");
    expect(await region("Assessment")).toHaveTextContent("Too early to name a cause.");
    expect(await region("Assessment")).toHaveTextContent("no confidence yet");
  });

  test("what was tried after the escalation is marked as such", async () => {
    context = aContext({ tried: [anAttempt(6, { after_handoff: true })] });
    await show(<ContextPage />, AT);
    expect(await region("What was tried")).toHaveTextContent("after the escalation");
  });

  test("reading tells the server once that it was opened, and claims nothing", async () => {
    await show(<ContextPage />, AT);
    await dialog();
    await waitFor(() => expect(network.of("POST /escalations/handoff-1/opened")).toHaveLength(1));
    expect(network.of(CLAIM)).toEqual([]);
  });

  test("what comes after a claim is fetched when this has been painted, not before", async () => {
    let told: (answer: Response) => void = () => undefined;
    const painted = new Promise<Response>((resolve) => {
      told = resolve;
    });
    network.on("POST /escalations/handoff-1/opened", () => painted);
    await show(<ContextPage />, AT);
    await dialog();
    await waitFor(() => expect(network.of("POST /escalations/handoff-1/opened")).toHaveLength(1));
    expect(network.of("GET /ai-sessions/session-1/steps")).toEqual([]);
    told(nothing());
    await waitFor(() => expect(network.of("GET /ai-sessions/session-1/steps")).toHaveLength(1));
  });

  test("a step of Alice lands while he reads: it is there without a reload", async () => {
    const page = await show(<ContextPage />, { ...AT, cards: [aCard()] });
    await dialog();
    context = aContext({ tried: [...context.tried, anAttempt(6, { text: "Restarted the router" })] });
    page.hear("session_step", { session_id: "session-1", handoff_id: "handoff-1", step: aStep(6) });
    expect(await screen.findByText("Restarted the router")).toBeInTheDocument();
    expect(await region("Summary")).toHaveTextContent("6 steps");
  });
});

describe("Bob chooses a way", () => {
  test("without a model there are two", async () => {
    await show(<ContextPage />, AT);
    await dialog();
    expect(await waysOf()).toEqual(["Continue where Alice Moreau left off", "I'll take it from here"]);
  });

  test("with a model there are three", async () => {
    network.on("GET /account", () => json({ id: "north", name: "North IT", has_model: true }));
    await show(<ContextPage />, AT);
    await waitFor(async () => expect(await waysOf()).toHaveLength(3));
    expect(await waysOf()).toContain("Get AI analysis");
  });

  test.each([
    ["1", "continue"],
    ["3", "own"],
  ])("with the key %s he claims to %s, and is in the session", async (key, way) => {
    const { user, path, router } = await show(<ContextPage />, AT);
    await dialog();
    await user.keyboard(key);
    await waitFor(() => expect(path()).toBe("/pilot/session-1"));
    expect(network.of(CLAIM).map(({ body }) => body)).toEqual([{ way }]);
    expect(router.state.location.state.claimed).toBe("handoff-1");
  });

  test("faster than what was fetched ahead: the session he comes to is the one after his claim", async () => {
    const before = aSession({ my_part: "reads" });
    const after = aSession({ my_part: "works" });
    const ahead = underWay(json(before));
    const READ = "GET /ai-sessions/session-1";
    network.on(READ, () => (network.of(READ).length === 1 ? ahead.answer : json(after)));
    const { user, path, client } = await show(<ContextPage />, AT);
    await dialog();
    await waitFor(() => expect(network.of(READ)).toHaveLength(1));
    await user.keyboard("1");
    await waitFor(() => expect(network.of(CLAIM)).toHaveLength(1));
    ahead.arrives();
    await waitFor(() => expect(path()).toBe("/pilot/session-1"));
    expect(client.getQueryData(sessionQuery("session-1").queryKey)).toEqual(after);
  });

  test("with a click as well, and twice is one claim", async () => {
    const { user, path } = await show(<ContextPage />, AT);
    await user.dblClick(within(await dialog()).getByRole("button", { name: "I'll take it from here" }));
    await waitFor(() => expect(path()).toBe("/pilot/session-1"));
    expect(new Set(network.of(CLAIM).map(({ headers }) => headers.get("Idempotency-Key"))).size).toBe(1);
  });

  test("the key 2 does nothing without a model", async () => {
    const { user, path } = await show(<ContextPage />, AT);
    await dialog();
    await user.keyboard("2");
    expect(path()).toBe("/escalations/handoff-1");
    expect(network.of(CLAIM)).toEqual([]);
  });

  test("Escape leads back to the queue", async () => {
    const { user, path } = await show(<ContextPage />, AT);
    await dialog();
    await user.keyboard("{Escape}");
    await waitFor(() => expect(path()).toBe("/escalations"));
  });

  test("Dora was faster: he is back in the queue, and knows who and when", async () => {
    const claimed_at = ago(1);
    network.on(CLAIM, () =>
      problem(409, "handoff_already_claimed", { claimed_by: personOf(dora), claimed_at }),
    );
    const { user, path, router } = await show(<ContextPage />, AT);
    await dialog();
    await user.keyboard("1");
    await waitFor(() => expect(path()).toBe("/escalations"));
    expect(router.state.location.state.lostRace).toMatchObject({ name: "Dora Lindt", at: claimed_at });
  });

  test("no answer came: he reads so, and the second try is the same claim", async () => {
    network.on(CLAIM, noAnswer);
    const { user, path } = await show(<ContextPage />, AT);
    await dialog();
    await user.keyboard("1");
    expect(await screen.findByRole("alert")).toHaveTextContent("No answer from FlowPilot.");
    network.on(CLAIM, () => json(aHandoff({ state: "claimed" })));
    await user.keyboard("1");
    await waitFor(() => expect(path()).toBe("/pilot/session-1"));
    const keys = network.of(CLAIM).map(({ headers }) => headers.get("Idempotency-Key"));
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
  });
});

describe("there is nothing to choose", () => {
  const ways = async () => (await region("Ways to go on")).textContent;

  test.each([
    [
      "Dora has it",
      { state: "claimed", claimed_by: personOf(dora), claimed_at: ago(3) },
      "Dora Lindt picked this up 3 min ago.",
    ],
    ["he has it himself", { state: "claimed", claimed_by: personOf(bob), mine: true }, "You picked this up."],
    ["he escalated it", { escalated_by: personOf(bob) }, "You escalated this."],
    ["it was solved before", { state: "self_solved" }, "The asker solved this before anybody picked it up."],
    ["it was cancelled", { state: "cancelled" }, "This escalation was cancelled."],
  ] as const)("because %s: it says so, and keys claim nothing", async (_, change, words) => {
    context = aContext(change);
    const { user } = await show(<ContextPage />, AT);
    await dialog();
    expect(await ways()).toContain(words);
    await user.keyboard("1");
    await act(async () => undefined);
    expect(network.of(CLAIM)).toEqual([]);
  });

  test("because Dora claims while he reads", async () => {
    const page = await show(<ContextPage />, { ...AT, cards: [aCard()] });
    await dialog();
    const claimed = { handoff_id: "handoff-1", session_id: "session-1", by: personOf(dora), at: ago(0) };
    page.hear("handoff_claimed", { ...claimed, way: "own" });
    expect(await ways()).toMatch(/Dora Lindt picked this up \d s ago\./);
  });

  test("because Dora had it when he opened it, although the stream was cut before it could say so", async () => {
    const taken = { state: "claimed", claimed_by: personOf(dora), claimed_at: ago(0) } as const;
    const opened = underWay(json(aContext(taken)));
    network.on("GET /escalations/handoff-1", () => opened.answer);
    const page = await show(<ContextPage />, { ...AT, cards: [aCard()] });
    page.goLive();
    act(() => page.wire.end());
    await act(async () => opened.arrives());
    expect(await ways()).toMatch(/Dora Lindt picked this up \d s ago\./);
  });
});

describe("it cannot be shown", () => {
  test.each([
    [403, "forbidden", "Not for your role"],
    [404, "not_found", "Nothing here"],
  ])("%i", async (status, code, title) => {
    network.on("GET /escalations/handoff-1", () => problem(status, code));
    await show(<ContextPage />, { ...AT, me: alice });
    expect(await screen.findByRole("heading", { name: title })).toBeInTheDocument();
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
    expect(network.of("POST /escalations/handoff-1/opened")).toEqual([]);
  });

  test("no answer: trying again shows it", async () => {
    network.on("GET /escalations/handoff-1", noAnswer);
    const { user } = await show(<ContextPage />, AT);
    const again = await screen.findByRole("button", { name: "Try again" });
    network.on("GET /escalations/handoff-1", () => json(context));
    await user.click(again);
    expect(await dialog()).toBeInTheDocument();
  });
});
