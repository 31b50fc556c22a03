import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { Problem } from "@/api/problem";
import { fakeNetwork, json } from "@/testing/network";
import { show } from "@/testing/page";
import { aSharedCard } from "@/testing/records";
import { forgetNote, type Note, note, useNotes } from "@/ui/noted";
import { Arrivals } from "./Arrivals";
import { fetchToasts } from "./toasts";

const network = fakeNetwork();
let notes: readonly Note[] = [];

function Page() {
  notes = useNotes();
  return (
    <main id="content" tabIndex={-1}>
      <Arrivals />
    </main>
  );
}

beforeAll(fetchToasts);
beforeEach(() => {
  network.on("GET /notifications", () => json({ items: [], unread: 0, next_cursor: null }));
});
afterEach(() => {
  vi.useRealTimers();
  act(() => {
    for (const { id } of notes) forgetNote(id);
  });
});

const paused = (undo?: () => Promise<unknown>) => act(() => note("Session paused.", undo));
const toast = () => screen.queryByRole("article", { name: "Session paused." });

describe("Bob paused a session", () => {
  test("a toast says so politely and takes it back, once; the focus stays in the page", async () => {
    const undo = vi.fn(async () => undefined);
    const { user } = await show(<Page />, { at: "/" });
    paused(undo);
    expect(screen.getAllByText("Session paused.")[0]?.closest("[aria-live=polite]")).not.toBeNull();
    await user.click(screen.getByRole("button", { name: "Undo" }));
    await waitFor(() => expect(toast()).toBeNull());
    expect(undo).toHaveBeenCalledOnce();
    expect(screen.getByRole("article", { name: "Taken back." })).toBeInTheDocument();
    expect(document.body).not.toHaveFocus();
  });

  test("when it cannot be taken back any more, the toast says why and stays", async () => {
    const { user } = await show(<Page />, { at: "/" });
    paused(() => Promise.reject(new Problem(409, "wrong_state")));
    await user.click(screen.getByRole("button", { name: "Undo" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("Somebody was faster");
    expect(toast()).not.toBeNull();
  });

  test("it goes after a while, but never from under his pointer or his keyboard", async () => {
    await show(<Page />, { at: "/" });
    vi.useFakeTimers();
    paused(async () => undefined);
    const shown = toast() as HTMLElement;
    fireEvent.pointerEnter(shown);
    act(() => void vi.advanceTimersByTime(60_000));
    expect(toast()).not.toBeNull();
    fireEvent.pointerLeave(shown);
    fireEvent.focus(screen.getByRole("button", { name: "Undo" }));
    act(() => void vi.advanceTimersByTime(60_000));
    expect(toast()).not.toBeNull();
    fireEvent.blur(screen.getByRole("button", { name: "Undo" }));
    act(() => void vi.advanceTimersByTime(8_000));
    expect(toast()).toBeNull();
  });

  test("his own act stands before arrivals; three are shown, and how many more there are", async () => {
    const page = await show(<Page />, { at: "/" });
    for (const id of ["a", "b", "c", "d"])
      page.hear("handoff_created", aSharedCard({ id, problem: `Problem ${id}` }));
    paused();
    const shown = screen.getAllByRole("article");
    expect(shown).toHaveLength(3);
    expect(shown[0]).toHaveAccessibleName("Session paused.");
    expect(screen.getByText("and 2 more, under Alerts")).toBeInTheDocument();
  });
});
