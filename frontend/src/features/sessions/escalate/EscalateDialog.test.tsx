import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { NewHandoff, Session, Step } from "@/api/types";
import { fakeNetwork, json, noAnswer, problem } from "@/testing/network";
import { show } from "@/testing/page";
import { alice, bob, dora, victor } from "@/testing/people";
import { aHandoff, aSession, aStep } from "@/testing/records";
import { EscalateDialog } from "./EscalateDialog";

const network = fakeNetwork();
const HANDOFF = "POST /ai-sessions/session-1/handoff";
const closed = vi.fn();

beforeEach(() => {
  closed.mockClear();
  network.on(HANDOFF, () => json(aHandoff(), 201));
  network.on("GET /colleagues", () =>
    json({ items: [alice, bob, dora, victor].map(({ id, name, role, tier }) => ({ id, name, role, tier })) }),
  );
});

/** Alice has pressed Escalate. */
async function alicesDialog(session: Session = aSession(), steps: Step[] = []) {
  const page = await show(<EscalateDialog session={session} steps={steps} onClose={closed} />, {
    me: alice,
    at: "/pilot/session-1",
  });
  const dialog = screen.getByRole("dialog", { name: "Escalate this session" });
  const box = (name: string) => within(dialog).getByRole("textbox", { name });
  return {
    ...page,
    dialog,
    box,
    send: within(dialog).getByRole("button", { name: "Escalate now" }),
    /** Typing a long text letter by letter would only cost time. */
    write: (name: string, text: string) => fireEvent.change(box(name), { target: { value: text } }),
  };
}

const sent = () => network.of(HANDOFF).map(({ body }) => body as NewHandoff);
const keys = () => network.of(HANDOFF).map(({ headers }) => headers.get("Idempotency-Key"));

describe("Alice is stuck", () => {
  test("a reason is all that it takes", async () => {
    const { user, send, box } = await alicesDialog();
    expect(send).toBeDisabled();
    await user.type(box("Reason"), "Log says 53000");
    expect(send).toBeEnabled();
    await user.click(send);
    await waitFor(() => expect(closed).toHaveBeenCalled());
    expect(sent()).toEqual([
      {
        intent: "escalate",
        reason: "Log says 53000",
        priority: "normal",
        writing_seconds: expect.any(Number),
      },
    ]);
  });

  test("notes, priority and a person go with it", async () => {
    const { user, send, write, dialog } = await alicesDialog();
    write("Reason", "Log says 53000");
    write("Notes", "No second reset, please.");
    await user.selectOptions(within(dialog).getByRole("combobox", { name: "Priority" }), "urgent");
    await within(dialog).findByRole("option", { name: "Bob Anders, tier 2" });
    await user.selectOptions(within(dialog).getByRole("combobox", { name: "Person" }), "bob");
    await user.click(send);
    await waitFor(() =>
      expect(sent()[0]).toMatchObject({
        notes: "No second reset, please.",
        priority: "urgent",
        target_user_id: "bob",
      }),
    );
  });

  test("Ctrl+Enter sends from wherever she writes", async () => {
    const { user, box, write } = await alicesDialog();
    write("Reason", "Log says 53000");
    await user.type(box("Notes"), "Thanks{Control>}{Enter}{/Control}");
    await waitFor(() => expect(sent()).toHaveLength(1));
    expect(sent()[0]?.notes).toBe("Thanks");
  });

  test("Ctrl+Enter without a reason sends nothing", async () => {
    const { user, box } = await alicesDialog();
    await user.type(box("Notes"), "Thanks{Control>}{Enter}{/Control}");
    expect(sent()).toEqual([]);
  });

  test("parking tells nobody", async () => {
    const { user, write, dialog } = await alicesDialog();
    write("Reason", "After lunch");
    await user.click(within(dialog).getByRole("button", { name: "Park, tell nobody" }));
    await waitFor(() => expect(sent()[0]?.intent).toBe("park"));
  });

  test("how long she wrote goes with it", async () => {
    const clock = vi.spyOn(performance, "now");
    clock.mockReturnValue(10_000);
    const { user, write, send } = await alicesDialog();
    write("Reason", "Log says 53000");
    clock.mockReturnValue(58_400);
    await user.click(send);
    await waitFor(() => expect(sent()[0]?.writing_seconds).toBe(48));
    clock.mockRestore();
  });

  test("going on with trying keeps what she wrote for the next time", async () => {
    const first = await alicesDialog();
    first.write("Reason", "Log says 53000");
    await first.user.click(within(first.dialog).getByRole("button", { name: "Keep trying" }));
    expect(closed).toHaveBeenCalled();
    first.unmount();
    expect((await alicesDialog()).box("Reason")).toHaveValue("Log says 53000");
  });

  test("after it was sent the next dialog is empty", async () => {
    const first = await alicesDialog();
    first.write("Reason", "Log says 53000");
    await first.user.click(first.send);
    await waitFor(() => expect(closed).toHaveBeenCalled());
    first.unmount();
    expect((await alicesDialog()).box("Reason")).toHaveValue("");
  });
});

describe("the dialog", () => {
  test("shows what will be seen", async () => {
    const steps = [aStep(1, { kind: "action", outcome: "pending" }), aStep(2, { kind: "fact" })];
    const { dialog } = await alicesDialog(aSession(), steps);
    expect(dialog).toHaveTextContent("Escalation from Alice Moreau · #48213: Outlook asks for the password");
    expect(await within(dialog).findAllByRole("listitem")).not.toHaveLength(0);
  });

  test("hints at what would help, and never blocks on it", async () => {
    const { dialog, write, send } = await alicesDialog(aSession({ client_name: null, ticket_ref: null }));
    write("Reason", "Stuck");
    expect(dialog).toHaveTextContent("No attempt is recorded. What did you try?");
    expect(dialog).toHaveTextContent("One more sentence in the reason saves a call.");
    expect(send).toBeEnabled();
  });

  test("says that a reason is too long, and by how much", async () => {
    const { dialog, write, send, box } = await alicesDialog();
    write("Reason", "x".repeat(2_010));
    expect(dialog).toHaveTextContent("10 characters too long.");
    expect(box("Reason")).toBeInvalid();
    expect(send).toBeDisabled();
  });
});

describe("sending fails", () => {
  test("no answer came: her words stay, and the repeat is the same intent to the second", async () => {
    network.on(HANDOFF, noAnswer);
    const { user, write, send, box, dialog } = await alicesDialog();
    write("Reason", "Log says 53000");
    await user.click(send);
    expect(await within(dialog).findByRole("alert")).toHaveTextContent("No answer from FlowPilot.");
    expect(box("Reason")).toHaveValue("Log says 53000");
    network.on(HANDOFF, () => json(aHandoff(), 201));
    await user.click(send);
    await waitFor(() => expect(closed).toHaveBeenCalled());
    expect(new Set(keys()).size).toBe(1);
    expect(sent()[1]).toEqual(sent()[0]);
  });

  test("no answer came and she changes a word: that is another intent", async () => {
    network.on(HANDOFF, noAnswer);
    const { user, write, send, dialog } = await alicesDialog();
    write("Reason", "Log says 53000");
    await user.click(send);
    await within(dialog).findByRole("alert");
    write("Reason", "Log says 53000 and 53003");
    await user.click(send);
    await waitFor(() => expect(keys()).toHaveLength(2));
    expect(new Set(keys()).size).toBe(2);
  });

  test("it was escalated in another tab: she reads so, and her words stay", async () => {
    network.on(HANDOFF, () => problem(409, "already_in_transit"));
    const { user, write, send, box, dialog } = await alicesDialog();
    write("Reason", "Log says 53000");
    await user.click(send);
    const alert = await within(dialog).findByRole("alert");
    expect(alert).toHaveTextContent("This session is already escalated.");
    expect(box("Reason")).toHaveValue("Log says 53000");
    expect(closed).not.toHaveBeenCalled();
  });

  test("an answer with a no is answered: the next try is a new intent", async () => {
    network.on(HANDOFF, () => problem(422, "target_not_available"));
    const { user, write, send, dialog } = await alicesDialog();
    write("Reason", "Log says 53000");
    await user.click(send);
    await within(dialog).findByText("That person cannot take it now. Choose somebody else.");
    await user.click(send);
    await waitFor(() => expect(keys()).toHaveLength(2));
    expect(new Set(keys()).size).toBe(2);
  });
});
