import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Session, SimilarSession } from "@/api/types";
import { fakeNetwork, json, problem } from "@/testing/network";
import { show } from "@/testing/page";
import { alice, victor } from "@/testing/people";
import { aCard, aSession, T0 } from "@/testing/records";
import { SessionPage } from "../SessionPage";

const network = fakeNetwork();
const NOTES = "GET /ai-sessions/session-1/notes";
let session: Session;
let similar: SimilarSession[];

beforeEach(() => {
  session = aSession({ step_count: 3 });
  similar = [];
  network.on("GET /ai-sessions/session-1", () => json(session));
  network.on("GET /ai-sessions/session-1/steps", () => json({ items: [], next_cursor: null }));
  network.on("GET /ai-sessions/session-1/files", () => json({ items: [] }));
  network.on("GET /ai-sessions/session-1/similar", () => json({ items: similar }));
  network.on(NOTES, ({ query }) => json({ text: `${query.get("tone")} ${query.get("language")}` }));
});

const open = async (me = alice) => {
  const view = await show(<SessionPage />, { me, at: "/pilot/session-1", cards: [aCard()] });
  await screen.findByRole("region", { name: "Steps" });
  const write = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
  return { ...view, write };
};
const button = () => screen.findByRole("button", { name: "Copy ticket notes" });
const preview = () => screen.findByRole("textbox", { name: "Notes" });

describe("ticket notes", () => {
  test("are copied for colleagues with one press, and shown", async () => {
    const { user, write } = await open();
    await user.click(await button());
    expect(await preview()).toHaveValue("internal en");
    await waitFor(() => expect(write.mock.calls).toEqual([["internal en"]]));
    expect(await screen.findByText("Internal notes copied.")).toBeInTheDocument();
  });

  test("for the customer and in German are copied only when she has seen them", async () => {
    const { user, write } = await open();
    await user.click(await button());
    await screen.findByText("Internal notes copied.");
    await user.click(screen.getByRole("button", { name: "Customer" }));
    await user.click(screen.getByRole("button", { name: "Deutsch" }));
    await waitFor(async () => expect(await preview()).toHaveValue("customer de"));
    expect(screen.queryByText(/copied/)).not.toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Copy" }));
    await waitFor(() => expect(write.mock.calls).toEqual([["internal en"], ["customer de"]]));
    expect(await screen.findByText("Customer notes copied.")).toBeInTheDocument();
  });

  test("a browser that lets nothing be copied: she reads how to do it by hand", async () => {
    const { user, write } = await open();
    write.mockRejectedValue(new DOMException("", "NotAllowedError"));
    await user.click(await button());
    expect(await screen.findByText(/Select the text and copy it/)).toBeInTheDocument();
  });

  test("that cannot be written can be tried again", async () => {
    network.on(NOTES, () => problem(503, "unavailable"));
    const { user } = await open();
    await user.click(await button());
    expect(await screen.findByRole("alert")).toHaveTextContent("The notes could not be written.");
    network.on(NOTES, () => json({ text: "Now" }));
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await preview()).toHaveValue("Now");
  });

  test("are offered in words once the session is resolved; a viewer is offered none", async () => {
    session = aSession({ status: "resolved", step_count: 0, my_part: "reads" });
    const { unmount } = await open();
    expect(await button()).toHaveTextContent("Copy ticket notes");
    unmount();
    await open(victor);
    expect(screen.queryByRole("button", { name: "Copy ticket notes" })).not.toBeInTheDocument();
  });
});

describe("similar sessions", () => {
  const lane = () => screen.findByRole("complementary", { name: "At a glance" });

  test("stand folded in the lane, each with what fixed it", async () => {
    const past = { client_name: "Kestrel Dental", same_client: true, ended_at: T0, why: "Both say: token" };
    similar = [{ ...past, id: "session-0", problem: "Outlook loops", summary: "Removed the old token" }];
    await open();
    const title = await within(await lane()).findByText("1 similar session");
    const group = title.closest("details");
    expect(group).not.toHaveAttribute("open");
    expect(group).toHaveTextContent("Removed the old tokenKestrel Dental, resolved");
    expect(within(await lane()).getByText("Outlook loops")).toHaveAttribute("href", "/pilot/session-0");
  });

  test("none was resolved yet, or they cannot be looked up: the lane says which", async () => {
    const { unmount } = await open();
    expect(await within(await lane()).findByText("None yet")).toBeInTheDocument();
    unmount();
    network.on("GET /ai-sessions/session-1/similar", () => problem(503, "unavailable"));
    await open();
    expect(await within(await lane()).findByText(/could not be looked up/)).toBeInTheDocument();
  });
});
