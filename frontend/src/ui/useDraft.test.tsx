import { fireEvent, screen } from "@testing-library/react";
import { afterEach, describe, expect, test, vi } from "vitest";
import { fakeNetwork } from "@/testing/network";
import { show } from "@/testing/page";
import { readDraft, useDraft } from "./useDraft";

fakeNetwork();

function Page({ name }: { name: string }) {
  const [draft, change, clear] = useDraft(name, "");
  return (
    <>
      <input aria-label="Text" value={draft} onChange={(event) => change(event.target.value)} />
      <button type="button" onClick={clear}>
        Sent
      </button>
    </>
  );
}

const box = () => screen.getByRole("textbox", { name: "Text" });
const write = (value: string) => fireEvent.change(box(), { target: { value } });

afterEach(() => {
  vi.restoreAllMocks();
});

describe("text under way", () => {
  test("is there after a reload, until it was sent", async () => {
    const { unmount } = await show(<Page name="alice" />);
    write("Half a sent");
    unmount();
    const again = await show(<Page name="alice" />);
    expect(box()).toHaveValue("Half a sent");
    await again.user.click(screen.getByRole("button", { name: "Sent" }));
    expect(box()).toHaveValue("");
    expect(readDraft("alice")).toBeNull();
  });

  test("is its writer's alone", async () => {
    const { unmount } = await show(<Page name="alice" />);
    write("Half a sent");
    unmount();
    await show(<Page name="bob" />);
    expect(box()).toHaveValue("");
  });

  test("goes on without storage: only the comfort is lost", async () => {
    const full = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
    vi.stubGlobal("sessionStorage", {
      getItem: full,
      setItem: full,
      removeItem: full,
      clear: () => undefined,
    });
    await show(<Page name="alice" />);
    write("Half a sent");
    expect(box()).toHaveValue("Half a sent");
  });

  test("that cannot be read is as good as none", () => {
    sessionStorage.setItem("flowpilot.draft.alice", "{broken");
    expect(readDraft("alice")).toBeNull();
  });
});
