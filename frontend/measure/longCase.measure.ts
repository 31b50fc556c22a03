import { expect, type Page, test } from "@playwright/test";
import { card, MIRA, PRIYA, signedIn } from "../e2e/people";
import { logOf } from "../e2e/tickets";
import { figuresOf, report } from "./figures";
import { awaitPaint, clickedAt, paintedAt, watch } from "./painted";
import { Person } from "./person";

const RUNS = Math.min(20, Number(process.env.FLOWPILOT_RUNS ?? 20));
const STEPS = 80;
const LINES = 10_000;
const PROBLEM = "The backup of the file server fails every night at another place";
const OUTCOMES = ["failed", "failed", "partial", "failed", "worked"];
const SECTIONS = ["Summary", "What was tried", "Assessment", "Ways to go on"];
const FRAME_MS = 1000 / 60;

test("a case of 80 steps and a log of 10,000 lines", async ({ browser, baseURL }) => {
  const mira = await Person.of(baseURL ?? "", MIRA);
  const sessionId = await longCase(mira);
  const { page } = await signedIn(browser, PRIYA);
  await watch(page);
  const sections: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    await page.goto("/escalations");
    await card(page, PROBLEM).waitFor();
    await awaitPaint(
      page,
      SECTIONS.map((name) => `[role="dialog"][data-full-screen] [aria-label="${name}"]`),
    );
    await card(page, PROBLEM).getByRole("button", { name: "Pick up" }).click();
    sections.push((await paintedAt(page)) - (await clickedAt(page)));
  }
  report("a long case: card clicked to four sections painted", figuresOf(sections), { p50: 150 });

  await page.goto("/login");
  await page.setContent('<p style="height: 8000px">Nothing</p>');
  told("scrolling an empty page", await scroll(page));
  await page.goto(`/pilot/${sessionId}`);
  await page.locator(`#step-${STEPS}`).waitFor();
  told("scrolling the session", await scroll(page));
  await page.getByRole("button", { name: /^Show all/ }).click();
  await expect(page.getByText(`event ${LINES - 1} on`)).toBeAttached();
  told("scrolling it with the whole log open", await scroll(page));
});

async function longCase(mira: Person): Promise<string> {
  const id = await mira.post("/ai-sessions", { problem: PROBLEM, client_name: "Harbour Freight" });
  await mira.post(`/ai-sessions/${id}/steps`, { kind: "note", text: logOf(LINES) });
  for (let number = 2; number <= STEPS; number += 1) {
    const kind = number % 9 === 0 ? "fact" : number % 7 === 0 ? "question" : "action";
    const outcome = kind === "action" ? { outcome: OUTCOMES[number % OUTCOMES.length] } : {};
    const text = `Tried the job again with another set of volumes, number ${number}`;
    await mira.post(`/ai-sessions/${id}/steps`, { kind, text, ...outcome });
  }
  const handoff = { intent: "escalate", reason: "I have no idea what else to try.", priority: "high" };
  await mira.post(`/ai-sessions/${id}/handoff`, handoff);
  return id;
}

interface Scrolled {
  frames: number;
  dropped: number;
  longest: number;
}

/** From the bottom to the top and back by the wheel, for about three seconds. */
async function scroll(page: Page): Promise<Scrolled> {
  await page.mouse.move(640, 300);
  await page.evaluate(() => {
    const at: number[] = [];
    const note = (now: number) => {
      at.push(now);
      requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
    Object.assign(window, { flowpilotFrames: at });
  });
  for (const direction of [-1, 1])
    for (let turn = 0; turn < 40; turn += 1) {
      await page.mouse.wheel(0, direction * 400);
      await page.waitForTimeout(FRAME_MS * 2);
    }
  const at = await page.evaluate(() => (window as unknown as { flowpilotFrames: number[] }).flowpilotFrames);
  const spans = at.slice(1).map((now, place) => now - (at[place] ?? now));
  const dropped = spans.reduce((sum, span) => sum + Math.max(0, Math.round(span / FRAME_MS) - 1), 0);
  return { frames: spans.length, dropped, longest: Math.max(...spans) };
}

function told(what: string, { frames, dropped, longest }: Scrolled): void {
  const share = ((100 * dropped) / (frames + dropped)).toFixed(1);
  console.log(
    `${what}: ${dropped} of ${frames + dropped} frames dropped (${share} %), longest ${Math.round(longest)} ms`,
  );
}
