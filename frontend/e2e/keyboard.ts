import { type BrowserContext, expect, type Page } from "@playwright/test";

const ACTS = { d: "Resolve", e: "Escalate", h: "Hand back" };

/** Somebody who works with the keyboard only: counts what is pressed, and what is written or pasted apart from it. */
export class Keyboard {
  pressed = 0;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** One key or one chord, "Control+Enter"; each counts once. */
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      this.pressed += 1;
      await this.page.keyboard.press(key);
    }
  }

  /** A sentence at once, as dictation or another keyboard gives it; it is not counted as presses. */
  async write(words: string): Promise<void> {
    await this.page.keyboard.insertText(words);
  }

  /** A sentence letter by letter, each of them a key that means something elsewhere. */
  async type(words: string): Promise<void> {
    await this.page.keyboard.type(words);
  }

  /** Pastes from the clipboard, as from a ticket system or a terminal. */
  async paste(text: string): Promise<void> {
    await this.page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await this.press("Control+V");
  }

  /** Begins a step by the key of its kind, writes it and sends it. */
  async step(kind: "a" | "f" | "n" | "o", words: string): Promise<void> {
    await this.press(kind);
    const box = this.page.getByRole("textbox", { name: "Your message" });
    await expect(box).toBeFocused();
    await this.write(words);
    await this.press("Control+Enter");
    await expect(this.steps.getByText(words)).toBeVisible();
    await expect(box).toHaveValue("");
  }

  /** Writes what was tried, and says by one key more what came of it. */
  async attempt(words: string, key: "w" | "x" | "p"): Promise<void> {
    await this.step("a", words);
    await this.outcome(words, key);
  }

  /** The question that the guide asks now. */
  async asked(question: string) {
    const offered = this.page.getByRole("group", { name: "Answers to the guide’s question" });
    await expect(offered).toContainText(question);
    return offered;
  }

  /** Gives one of the guide's answers by the key that stands on it. */
  async answer(question: string, answer: string): Promise<void> {
    const offered = await this.asked(question);
    const words = await offered.getByRole("button").allInnerTexts();
    const key = words.findIndex((each) => each.split("\n")[0] === answer) + 1;
    expect(key, `${answer} among ${words.join(", ")}`).toBeGreaterThan(0);
    await this.press(String(key));
    await expect(offered.getByText(question)).toHaveCount(0);
    // The guide goes on by itself: what one begins before its word is older than that.
    const guide = this.page.getByRole("button", { name: "Ask the guide" });
    await expect(guide).not.toHaveAttribute("aria-busy", "true");
  }

  /** Says by one key what came of the action under way. */
  async outcome(action: string, key: "w" | "x" | "p"): Promise<void> {
    const taps = this.page.getByRole("group", { name: "Outcome of the action under way" });
    await expect(taps).toContainText(action);
    await this.press(key);
    await expect(taps.getByText(action)).toHaveCount(0);
  }

  /** Opens a dialog by its key, writes its sentence and sends it. */
  async dialog(key: "d" | "e" | "h", title: string, sentence: string): Promise<void> {
    // What the story says may be there a moment before what one may do about it.
    await expect(this.page.getByRole("button", { name: ACTS[key], exact: true })).toBeVisible();
    await this.press(key);
    const dialog = this.page.getByRole("dialog", { name: title });
    await expect(dialog.getByRole("textbox").first()).toBeFocused();
    await this.write(sentence);
    await this.press("Control+Enter");
    await expect(dialog).toHaveCount(0);
  }

  get steps() {
    return this.page.getByRole("region", { name: "Steps" });
  }
}

/** Counts every press of a mouse, pen or finger in any page of a browser. */
export async function pointerPresses(context: BrowserContext): Promise<() => number> {
  let presses = 0;
  await context.exposeBinding("pointerPressed", () => {
    presses += 1;
  });
  await context.addInitScript(() => {
    const told = () => (window as unknown as { pointerPressed: () => void }).pointerPressed();
    window.addEventListener("pointerdown", told, { capture: true });
  });
  return () => presses;
}
