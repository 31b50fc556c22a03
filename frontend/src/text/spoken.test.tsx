import { act, render, screen } from "@testing-library/react";
import { beforeEach, describe, expect, test, vi } from "vitest";

/** A browser in which FlowPilot is opened: what it stored before is still there. */
async function openBrowser() {
  vi.resetModules();
  const spoken = await import("./spoken");
  const Page = () => <p>{spoken.useSpoken().queue.title}</p>;
  render(<Page />);
  return spoken;
}

beforeEach(() => {
  window.localStorage.clear();
  document.documentElement.lang = "en";
  document.body.replaceChildren();
});

describe("the pages", () => {
  test("speak English until somebody who reads German is there, then German, without a reload", async () => {
    const { speak } = await openBrowser();
    expect(screen.getByText("Escalations")).toBeInTheDocument();
    await act(() => speak("de"));
    expect(screen.getByText("Eskalationen")).toBeInTheDocument();
    expect(document.documentElement).toHaveAttribute("lang", "de");
    expect(document.documentElement).toHaveAttribute("dir", "ltr");
  });

  test("greet the next visit in the language that was spoken last here", async () => {
    const { speak } = await openBrowser();
    await act(() => speak("de-AT"));
    const { rememberedLanguage } = await openBrowser();
    expect(rememberedLanguage()).toBe("de");
  });

  test("speak what was asked for last, whatever is fetched first", async () => {
    const { speak } = await openBrowser();
    await act(async () => {
      const german = speak("de");
      const english = speak("en");
      await Promise.all([german, english]);
    });
    expect(screen.getByText("Escalations")).toBeInTheDocument();
    expect(document.documentElement).toHaveAttribute("lang", "en");
  });

  test("speak English to whom they know no language for", async () => {
    const { speak } = await openBrowser();
    await act(() => speak("de"));
    await act(() => speak("tlh"));
    expect(screen.getByText("Escalations")).toBeInTheDocument();
  });

  test("greet in English where a browser stores nothing", async () => {
    const refusing = vi.spyOn(Storage.prototype, "getItem").mockImplementation(() => {
      throw new DOMException("denied");
    });
    const { rememberedLanguage } = await openBrowser();
    expect(rememberedLanguage()).toBeNull();
    refusing.mockRestore();
  });
});
