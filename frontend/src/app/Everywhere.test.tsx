import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import { fakeNetwork, json } from "@/testing/network";
import { show } from "@/testing/page";
import { alice, bob, victor } from "@/testing/people";
import { aCard, aSession } from "@/testing/records";
import { useKeys } from "@/ui/keys";
import { forgetNote, useNotes } from "@/ui/noted";
import { Moment } from "@/ui/times";
import { Everywhere } from "./Everywhere";

const network = fakeNetwork();
const SESSIONS = "GET /ai-sessions";
let done: string[];

beforeEach(() => {
  localStorage.clear();
  done = [];
  network.on(SESSIONS, ({ query }) => {
    const words = query.get("q");
    const items = [aSession({ id: "s-1", problem: "Printer prints blank" })];
    return json({ items: words === "blank" || words === null ? items : [], next_cursor: null });
  });
});

function Page() {
  useKeys({
    askGuide: () => done.push("guide"),
    escalate: () => done.push("escalate"),
    nextCard: () => done.push("next"),
  });
  return (
    <>
      <button type="button">Here</button>
      <textarea aria-label="Text" />
      <Everywhere />
    </>
  );
}

const open = (me = bob, cards = [aCard({ id: "a", problem: "Outlook asks again and again" })]) =>
  show(<Page />, { at: "/escalations", me, cards });
const keysDialog = () => screen.findByRole("dialog", { name: "Keys on this page" });
const palette = async () => {
  const dialog = await screen.findByRole("dialog", { name: "Search, or go to a page" });
  return within(dialog);
};
const options = (dialog: Awaited<ReturnType<typeof palette>>) =>
  dialog.getAllByRole("option").map((option) => option.textContent ?? "");

describe("Bob asks which keys there are", () => {
  test("and is told those that work here, and no others", async () => {
    const { user } = await open();
    await user.keyboard("?");
    const dialog = await keysDialog();
    expect(within(dialog).getByText("Escalate")).toBeInTheDocument();
    expect(within(dialog).getByText("Search, or go to a page")).toBeInTheDocument();
    expect(within(dialog).queryByText("Hand back")).not.toBeInTheDocument();
  });

  test("a letter under the dialog does nothing", async () => {
    const { user } = await open();
    await user.keyboard("?");
    await keysDialog();
    await user.keyboard("e");
    expect(done).toEqual([]);
  });

  test("he turns single keys off: letters rest, for him alone, until he turns them on", async () => {
    const { user, unmount } = await open();
    await user.keyboard("e?");
    await user.click(within(await keysDialog()).getByRole("checkbox", { name: "Single keys" }));
    await user.keyboard("{Escape}e?");
    expect(done).toEqual(["escalate"]);
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
    unmount();
    const hers = await open(alice);
    await hers.user.keyboard("e");
    expect(done).toEqual(["escalate", "escalate"]);
    hers.unmount();
    const again = await open();
    await again.user.keyboard("{Control>}k{/Control}");
    const box = (await palette()).getByRole("combobox");
    await waitFor(() => expect(box).toHaveFocus());
    await again.user.keyboard("turn single{Enter}");
    await waitFor(() => expect(localStorage.length).toBe(0));
    await again.user.keyboard("e");
    expect(done).toHaveLength(3);
  });
});

describe("keys rest", () => {
  test("while Bob writes, and while a word is being composed", async () => {
    const { user } = await open();
    await user.type(screen.getByRole("textbox", { name: "Text" }), "eg");
    fireEvent.keyDown(document.body, { key: "e", isComposing: true });
    fireEvent.keyDown(document.body, { key: "e", ctrlKey: true });
    fireEvent.keyDown(document.body, { key: "e", repeat: true });
    expect(done).toEqual([]);
  });

  test("but moving from card to card goes on while the key is held", async () => {
    await open();
    fireEvent.keyDown(document.body, { key: "j", repeat: true });
    expect(done).toEqual(["next"]);
  });
});

describe("Bob wants exact times, without a pointer to rest on them", () => {
  const AT = "2026-11-20T08:29:07Z";
  function Times() {
    const notes = useNotes();
    return (
      <>
        <Moment at={AT} />
        <p role="log">{notes.map(({ words }) => words)}</p>
        <button type="button" onClick={() => notes.forEach(({ id }) => void forgetNote(id))}>
          Read
        </button>
        <Everywhere />
      </>
    );
  }
  const time = () => screen.getByText(/Nov/, { selector: "time" });

  test("a key spells all of them out and says so, and shortens them again", async () => {
    const { user } = await show(<Times />, { at: "/" });
    expect(time()).toHaveTextContent("20 Nov 09:29");
    await user.keyboard(".");
    expect(time()).toHaveTextContent(/^20 Nov 2026, 09:29:07 (CET|GMT\+1)$/);
    expect(screen.getByRole("log")).toHaveTextContent("Times are spelled out");
    await user.keyboard(".");
    expect(time()).toHaveTextContent("20 Nov 09:29");
    await user.click(screen.getByRole("button", { name: "Read" }));
  });

  test("the palette does it too, and this browser keeps it", async () => {
    const { user, unmount } = await show(<Times />, { at: "/" });
    await user.keyboard("{Control>}k{/Control}");
    await user.type((await palette()).getByRole("combobox"), "spell times{Enter}");
    await waitFor(() => expect(time()).toHaveTextContent("09:29:07"));
    await user.click(screen.getByRole("button", { name: "Read" }));
    unmount();
    await show(<Times />, { at: "/" });
    expect(time()).toHaveTextContent("09:29:07");
  });
});

describe("Bob opens the command palette", () => {
  test("from a text box, too; it offers this page's acts, what waits, sessions and pages", async () => {
    const { user } = await open();
    screen.getByRole("textbox", { name: "Text" }).focus();
    await user.keyboard("{Control>}k{/Control}");
    const dialog = await palette();
    expect(await dialog.findByRole("option", { name: /Printer prints blank/ })).toBeInTheDocument();
    const said = options(dialog).join("\n");
    expect(said).toMatch(/Ask the guide[\s\S]*Outlook asks[\s\S]*Printer prints[\s\S]*Playbooks/);
    expect(said).not.toMatch(/Next card|People/);
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.getByRole("textbox", { name: "Text" })).toHaveFocus());
  });

  test("and does an act with Enter, once the palette is gone and the focus is back", async () => {
    const { user } = await open();
    screen.getByRole("button", { name: "Here" }).focus();
    await user.keyboard("{Control>}k{/Control}");
    await user.type((await palette()).getByRole("combobox"), "guide{Enter}");
    await waitFor(() => expect(done).toEqual(["guide"]));
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Here" })).toHaveFocus();
  });

  test("and is led to a session that the server found", async () => {
    const { user, path } = await open();
    await user.keyboard("{Control>}k{/Control}");
    const dialog = await palette();
    await user.type(dialog.getByRole("combobox"), "blank");
    await waitFor(() => expect(options(dialog)).toHaveLength(1));
    expect(dialog.getByRole("combobox")).toHaveAttribute(
      "aria-activedescendant",
      dialog.getByRole("option", { selected: true }).id,
    );
    await user.keyboard("{Enter}");
    await waitFor(() => expect(path()).toBe("/pilot/s-1"));
  });

  test("arrows go round; what fits nothing says what is searched", async () => {
    const { user } = await open();
    await user.keyboard("{Control>}k{/Control}");
    const dialog = await palette();
    await user.keyboard("{ArrowUp}");
    const all = options(dialog);
    expect(dialog.getByRole("option", { selected: true }).textContent).toBe(all.at(-1));
    await user.type(dialog.getByRole("combobox"), "xyzzy");
    expect(await dialog.findByText(/^Nothing fits/)).toBeInTheDocument();
  });
});

test("Victor, a viewer, is offered no escalations, no new session and no settings but his own", async () => {
  const { user } = await open(victor);
  await user.keyboard("{Control>}k{/Control}");
  const dialog = await palette();
  await dialog.findByRole("option", { name: /Printer prints blank/ });
  expect(options(dialog).join("\n")).not.toMatch(/Outlook|Start|Playbooks|Alerts/);
});
