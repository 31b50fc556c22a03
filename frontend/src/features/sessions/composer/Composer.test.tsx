import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { NewStep, Step, StepKind } from "@/api/types";
import { fakeNetwork, json, noAnswer, problem } from "@/testing/network";
import { show } from "@/testing/page";
import { alice } from "@/testing/people";
import { aStep } from "@/testing/records";
import { useGuide } from "../guide/useGuide";
import { Composer } from "./Composer";
import { GuideButton } from "./GuideButton";
import { OutcomeTaps } from "./OutcomeTaps";

const network = fakeNetwork();
const STEPS = "POST /ai-sessions/session-1/steps";
const recorded = vi.fn();
const ALL: StepKind[] = ["action", "result", "note", "question", "answer", "fact", "message"];

beforeEach(() => {
  recorded.mockClear();
  network.on(STEPS, (asked) => json(aStep(9, asked.body as Partial<Step>), 201));
});

const box = () => screen.getByRole("textbox", { name: "Your message" });
const send = () => screen.getByRole("button", { name: "Send" });
const sent = () => network.of(STEPS).map(({ body }) => body as NewStep);
const composer = (steps: Step[] = [], kinds = ALL, focus = false) => (
  <Composer sessionId="session-1" kinds={kinds} steps={steps} focus={focus} onRecorded={recorded} />
);
const showTo = (page: React.ReactNode) => show(page, { me: alice, at: "/pilot/session-1" });

describe("Alice writes a step", () => {
  test("of the kind that she chose; the box is empty again and keeps the focus", async () => {
    const { user } = await showTo(composer());
    await user.click(screen.getByRole("button", { name: "Fact" }));
    await user.type(box(), "Phone works");
    await user.click(send());
    await waitFor(() => expect(recorded).toHaveBeenCalledTimes(1));
    expect(sent()).toEqual([{ kind: "fact", text: "Phone works" }]);
    expect(box()).toHaveValue("");
    expect(box()).toHaveFocus();
  });

  test("after a click on a kind or an outcome she writes on, and no letter is taken for a key", async () => {
    const { user } = await showTo(composer());
    await user.click(screen.getByRole("button", { name: "Fact" }));
    await user.keyboard("Phone");
    await user.click(screen.getByRole("button", { name: "Action" }));
    await user.click(screen.getByRole("button", { name: "Worked" }));
    await user.keyboard(" works");
    expect(box()).toHaveValue("Phone works");
    screen.getByRole("button", { name: "Fact" }).focus();
    await user.keyboard("{Enter}");
    expect(screen.getByRole("button", { name: "Fact" })).toHaveFocus();
  });

  test("with Ctrl+Enter, while Enter alone is a new line", async () => {
    const { user } = await showTo(composer());
    await user.type(box(), "One{Enter}two{Control>}{Enter}{/Control}");
    await waitFor(() => expect(sent()).toEqual([{ kind: "action", text: "One\ntwo", outcome: "pending" }]));
  });

  test("an action with what came of it, which a second press takes back", async () => {
    const { user } = await showTo(composer());
    const outcomes = screen.getByRole("group", { name: "Outcome" });
    const worked = within(outcomes).getByRole("button", { name: "Worked" });
    await user.type(box(), "Restarted");
    await user.click(worked);
    expect(worked).toHaveAttribute("aria-pressed", "true");
    await user.click(worked);
    expect(worked).toHaveAttribute("aria-pressed", "false");
    await user.click(worked);
    await user.click(send());
    await waitFor(() => expect(sent()[0]?.outcome).toBe("worked"));
  });

  test("an answer says to which question it belongs before it is sent", async () => {
    const { user } = await showTo(composer([aStep(4, { kind: "question" })]));
    await user.click(screen.getByRole("button", { name: "Answer" }));
    await user.type(box(), "Policy 12");
    expect(screen.getByText("answers step 4")).toBeInTheDocument();
    await user.click(send());
    await waitFor(() => expect(sent()[0]?.answers_step_id).toBe("step-4"));
  });

  test("nothing but spaces cannot be sent", async () => {
    const { user } = await showTo(composer());
    await user.type(box(), "   {Control>}{Enter}{/Control}");
    expect(send()).toBeDisabled();
    expect(sent()).toEqual([]);
  });

  test("more than a million characters are too long, and it says by how many", async () => {
    await showTo(composer());
    fireEvent.change(box(), { target: { value: "x".repeat(1_000_002) } });
    expect(screen.getByRole("alert")).toHaveTextContent("2 characters too long.");
    expect(send()).toBeDisabled();
  });
});

describe("nothing is lost", () => {
  test("what she typed is there after a reload", async () => {
    const { user, unmount } = await showTo(composer());
    await user.type(box(), "Half a sent");
    unmount();
    await showTo(composer());
    expect(box()).toHaveValue("Half a sent");
  });

  test("no answer came: the text stays, and the repeat cannot record it twice", async () => {
    network.on(STEPS, noAnswer);
    const { user } = await showTo(composer());
    await user.type(box(), "Restarted");
    await user.click(send());
    expect(await screen.findByRole("alert")).toHaveTextContent("Nothing is lost here");
    expect(box()).toHaveValue("Restarted");
    network.on(STEPS, () => json(aStep(9), 201));
    await user.click(send());
    await waitFor(() => expect(recorded).toHaveBeenCalledTimes(1));
    expect(new Set(network.of(STEPS).map(({ headers }) => headers.get("Idempotency-Key"))).size).toBe(1);
    expect(screen.queryByRole("alert")).not.toBeInTheDocument();
  });

  test("the session has moved on: she reads so and keeps her text", async () => {
    network.on(STEPS, () => problem(409, "wrong_state", { state: "resolved" }));
    const { user } = await showTo(composer());
    await user.type(box(), "Restarted");
    await user.click(send());
    expect(await screen.findByRole("alert")).toHaveTextContent("this has moved on in the meantime");
    expect(box()).toHaveValue("Restarted");
  });
});

describe("who follows", () => {
  test("may write notes and answers only", async () => {
    await showTo(composer([], ["note", "answer"]));
    const kinds = within(screen.getByRole("group", { name: "Kind of step" })).getAllByRole("button");
    expect(kinds.map((kind) => kind.textContent)).toEqual(["Note", "Answer"]);
    expect(screen.queryByRole("group", { name: "Outcome" })).not.toBeInTheDocument();
  });

  test("has the focus after a claim, and not otherwise", async () => {
    const { unmount } = await showTo(composer());
    expect(box()).not.toHaveFocus();
    unmount();
    await showTo(composer([], ALL, true));
    expect(box()).toHaveFocus();
  });
});

describe("an action is under way", () => {
  const action = aStep(3, { kind: "action", text: "Restarted Outlook", outcome: "pending" });
  const taps = <OutcomeTaps sessionId="session-1" action={action} onRecorded={recorded} />;
  const failed = { kind: "result", text: "Failed", outcome: "failed", answers_step_id: "step-3" };

  test("one tap says what came of it", async () => {
    const { user } = await showTo(taps);
    const group = screen.getByRole("group", { name: "Outcome of the action under way" });
    expect(group).toHaveTextContent("Restarted Outlook");
    await user.click(within(group).getByRole("button", { name: "Failed" }));
    await waitFor(() => expect(recorded).toHaveBeenCalled());
    expect(sent()).toEqual([failed]);
  });

  test("one key does the same, but not while she writes", async () => {
    const { user } = await showTo(
      <>
        {taps}
        {composer([action])}
      </>,
    );
    await user.type(box(), "x");
    expect(sent()).toEqual([]);
    box().blur();
    await user.keyboard("x");
    await waitFor(() => expect(sent()).toEqual([failed]));
  });
});

describe("the guide", () => {
  function AskGuide() {
    return <GuideButton guide={useGuide("session-1", recorded)} />;
  }
  const guide = <AskGuide />;

  test("proposes the next step", async () => {
    network.on("POST /ai-sessions/session-1/guide", () => json(aStep(7, { kind: "question" }), 201));
    const { user } = await showTo(guide);
    await user.click(screen.getByRole("button", { name: "Ask the guide" }));
    await waitFor(() => expect(recorded.mock.calls[0]?.[0]).toMatchObject({ number: 7 }));
  });

  test("says that the playbook answered for a model that did not, and not when the model did", async () => {
    const answers = [{ fallback: "timed_out" }, { fallback: null }];
    network.on("POST /ai-sessions/session-1/guide", () => json({ ...aStep(7), ...answers.shift() }, 201));
    const { user } = await showTo(guide);
    const button = screen.getByRole("button", { name: "Ask the guide" });
    await user.click(button);
    expect(await screen.findByText(/gave no answer in time. The playbook answered/)).toBeInTheDocument();
    await user.click(button);
    await waitFor(() => expect(screen.queryByText(/The playbook answered/)).not.toBeInTheDocument());
  });

  test("that cannot answer says so beside its button", async () => {
    network.on("POST /ai-sessions/session-1/guide", () => problem(503, "unavailable"));
    const { user } = await showTo(guide);
    await user.click(screen.getByRole("button", { name: "Ask the guide" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("FlowPilot cannot answer right now.");
    expect(recorded).not.toHaveBeenCalled();
  });
});
