import { act, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import type { ModelAssessment } from "@/api/types";
import { fakeNetwork, json, nothing, problem } from "@/testing/network";
import { show } from "@/testing/page";
import { bob, personOf, victor } from "@/testing/people";
import { aCard, aContext, ago, aHandoff, aModelAssessment } from "@/testing/records";
import { ContextPage } from "../ContextPage";

const network = fakeNetwork();
const AT = { at: "/escalations/handoff-1" };
const ASK = "POST /escalations/handoff-1/model-assessment";
const PROMPT = "GET /escalations/handoff-1/model-assessment/prompt";

const pending = aModelAssessment({
  state: "pending",
  likely_cause: null,
  suggested_steps: [],
  for_step_ids: [],
  confidence: null,
  tier: "discovery",
  done_at: null,
});
const failed = (error: ModelAssessment["error"]) => ({
  ...pending,
  state: "failed" as const,
  error,
  done_at: ago(6),
});

/** What the server says of the handoff. */
let context = aContext();

beforeEach(() => {
  context = aContext({ created_at: ago(7), model_assessment: pending });
  network.on("GET /account", () => json({ id: "north", name: "North IT", has_model: true }));
  network.on("GET /escalations/handoff-1", () => json(context));
  network.on("POST /escalations/handoff-1/opened", nothing);
});

const layer = () => screen.findByRole("region", { name: /^From the model/ });

describe("the model's layer", () => {
  test("while the model reads, the record is already complete above it", async () => {
    await show(<ContextPage />, AT);
    expect(await layer()).toHaveTextContent("The model is reading the record.");
    expect(screen.getByRole("region", { name: "Assessment" })).toHaveTextContent(
      "A sign-in policy blocks the device",
    );
    expect(within(await layer()).queryByRole("button")).toBeNull();
  });

  test("it slides in live, labelled with its time and citing steps, and replaces nothing", async () => {
    const page = await show(<ContextPage />, { ...AT, cards: [aCard()] });
    await layer();
    const ready = aModelAssessment();
    context = { ...context, model_assessment: ready };
    page.hear("handoff_assessment_ready", { handoff_id: "handoff-1", model_assessment: ready });
    expect(await screen.findByText("The device is not compliant")).toBeInTheDocument();
    const shown = await layer();
    expect(shown).toHaveTextContent(/^From the model · \d/);
    expect(shown).toHaveTextContent("confidence 0.55, exploring");
    expect(within(shown).getByRole("link", { name: "step 2" })).toHaveAttribute(
      "href",
      "/pilot/session-1#step-2",
    );
    expect(shown).toHaveTextContent("Check it before you act on it.");
    expect(screen.getByText("A sign-in policy blocks the device")).toBeInTheDocument();
  });

  test.each([
    ["timed_out", "gave no answer in time"],
    ["unreachable", "cannot be reached"],
    ["unusable_answer", "cannot be used"],
    ["too_long", "too long"],
  ] as const)("%s: it says so, and the record is complete without it", async (error, words) => {
    context = { ...context, model_assessment: failed(error) };
    await show(<ContextPage />, AT);
    expect(await layer()).toHaveTextContent(words);
    expect(await layer()).toHaveTextContent("complete without it");
  });

  test("Bob tries again: asked once, and it is pending", async () => {
    context = { ...context, model_assessment: failed("timed_out") };
    network.on(ASK, () => {
      context = { ...context, model_assessment: pending };
      return json(aHandoff());
    });
    const { user } = await show(<ContextPage />, AT);
    await user.dblClick(await within(await layer()).findByRole("button", { name: "Try again" }));
    await waitFor(async () => expect(await layer()).toHaveTextContent("reading the record"));
    expect(new Set(network.of(ASK).map(({ headers }) => headers.get("Idempotency-Key"))).size).toBe(1);
  });

  test("trying again is refused: he reads why", async () => {
    context = { ...context, model_assessment: failed("timed_out") };
    network.on(ASK, () => problem(409, "no_model"));
    const { user } = await show(<ContextPage />, AT);
    await user.click(await within(await layer()).findByRole("button", { name: "Try again" }));
    expect(await within(await layer()).findByText(/No language model is set up/)).toBeInTheDocument();
  });

  test("what was sent can be read, word for word", async () => {
    context = { ...context, model_assessment: aModelAssessment() };
    network.on(PROMPT, () => json({ text: '{"ticket": "Password: ••••••"}', asked_at: ago(7) }));
    const { user } = await show(<ContextPage />, AT);
    await user.click(within(await layer()).getByRole("button", { name: "What was sent" }));
    expect(await screen.findByText('{"ticket": "Password: ••••••"}')).toBeInTheDocument();
  });

  test("a text of the model stays text", async () => {
    const cause = "<img src=x onerror=alert(1)> [click](javascript:alert(1))";
    context = { ...context, model_assessment: aModelAssessment({ likely_cause: cause }) };
    await show(<ContextPage />, AT);
    const shown = await layer();
    expect(shown).toHaveTextContent(cause);
    expect(shown.querySelector("img")).toBeNull();
    expect(within(shown).queryByRole("link", { name: "click" })).toBeNull();
  });

  test("a handoff from before there was a model can be asked about", async () => {
    context = { ...context, model_assessment: null };
    await show(<ContextPage />, AT);
    expect(await within(await layer()).findByRole("button", { name: "Ask the model" })).toBeInTheDocument();
  });

  test("without a model nothing of it is shown", async () => {
    network.on("GET /account", () => json({ id: "north", name: "North IT", has_model: false }));
    context = { ...context, model_assessment: null };
    await show(<ContextPage />, AT);
    await screen.findByRole("region", { name: "Assessment" });
    await act(async () => undefined);
    expect(screen.queryByRole("region", { name: /^From the model/ })).toBeNull();
  });

  test("a closed handoff offers no further question", async () => {
    const closed = {
      state: "resolved",
      claimed_by: personOf(bob),
      model_assessment: failed("timed_out"),
    } as const;
    context = aContext(closed);
    await show(<ContextPage />, AT);
    expect(within(await layer()).queryByRole("button", { name: "Try again" })).toBeNull();
  });

  test("Victor, who only views, can read it and ask nothing", async () => {
    context = { ...context, model_assessment: failed("timed_out") };
    await show(<ContextPage />, { ...AT, me: victor });
    expect(within(await layer()).queryByRole("button")).toBeNull();
  });
});
