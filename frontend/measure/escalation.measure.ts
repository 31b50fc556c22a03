import { expect, type Page, test } from "@playwright/test";
import { firstSight } from "../e2e/firstSight";
import { card, JONAS, MIRA, PRIYA, signedIn } from "../e2e/people";
import { figuresOf, report } from "./figures";
import { awaitPaint, clickedAt, paintedAt, shiftedSince, watch } from "./painted";
import { Person } from "./person";

const RUNS = Number(process.env.FLOWPILOT_RUNS ?? 200);
const SECTIONS = ["Summary", "What was tried", "Assessment", "Ways to go on"];
const INSIDE = '[role="dialog"][data-full-screen]';
const REASON = "The sign-in log says 53000.";

test("from the click to the card in another browser, and from the card to four sections", async ({
  browser,
  playwright,
  baseURL,
}, { project }) => {
  const elsewhere = await playwright.chromium.launch(project.use.launchOptions);
  const asker = await Person.of(baseURL ?? "", MIRA);
  const hearer = await Person.of(baseURL ?? "", JONAS);
  const mira = await signedIn(browser, MIRA);
  const priya = await signedIn(elsewhere, PRIYA);
  for (const { page } of [mira, priya]) await watch(page);
  await priya.page.goto("/escalations");
  await expect(priya.page.getByRole("status", { name: "Live", exact: true })).toBeVisible();
  const heard = await hearing(hearer);
  const frames: number[] = [];
  const cards: number[] = [];
  const sections: number[] = [];
  const shifts: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const problem = `Run ${run}, nobody can sign in since the update`;
    frames.push(await bareFrame(asker, heard, `${problem}, bare`));
    const [painted, shifted, handoffId] = await clickToCard(asker, mira.page, priya.page, problem);
    cards.push(painted);
    shifts.push(shifted);
    sections.push(await cardToSections(priya.page, problem));
    await asker.post(`/escalations/${handoffId}/cancel`, { reason: "Only measured." });
  }
  report("bare POST to frame", figuresOf(frames));
  report("click on Escalate now to card painted in another browser", figuresOf(cards), {
    p50: 150,
    p95: 400,
  });
  report("card clicked to four sections painted", figuresOf(sections), { p50: 150 });
  console.log(`layout shift of an arrival: most ${Math.max(...shifts).toFixed(6)}`);
  hearer.away();
  await elsewhere.close();
});

test("what the first sight of the queue takes", async ({ browser, baseURL }) => {
  const { asked, scriptBytes } = await firstSight(browser, baseURL ?? "");
  console.log(`first sight of the queue: ${scriptBytes} bytes of scripts, ${asked.length} requests`);
});

/** Waits for words in the stream; the answer is when they came. */
type Heard = (words: string) => Promise<number>;

async function hearing(hearer: Person): Promise<Heard> {
  let awaited: { words: string; tell: (at: number) => void } | null = null;
  let text = "";
  await hearer.listen((piece) => {
    text = (text + piece).slice(-20_000);
    if (awaited !== null && text.includes(awaited.words)) awaited.tell(performance.now());
  });
  return (words) =>
    new Promise((tell) => {
      awaited = { words, tell };
    });
}

async function bareFrame(asker: Person, heard: Heard, problem: string): Promise<number> {
  const sessionId = await asker.post("/ai-sessions", { problem });
  const frame = heard(problem);
  const body = { intent: "escalate", reason: REASON, priority: "high" };
  const sent = performance.now();
  const posted = asker.post(`/ai-sessions/${sessionId}/handoff`, body);
  const took = (await frame) - sent;
  await asker.post(`/escalations/${await posted}/cancel`, { reason: "Only measured." });
  return took;
}

async function clickToCard(
  asker: Person,
  mira: Page,
  priya: Page,
  problem: string,
): Promise<[painted: number, shifted: number, handoffId: string]> {
  const sessionId = await asker.post("/ai-sessions", { problem, client_name: "Kestrel Dental Group" });
  await asker.post(`/ai-sessions/${sessionId}/steps`, { kind: "action", text: "Reset the password" });
  await mira.goto(`/pilot/${sessionId}`);
  await mira.getByRole("button", { name: "Escalate", exact: true }).click();
  const dialog = mira.getByRole("dialog", { name: "Escalate this session" });
  await dialog.getByRole("textbox", { name: "Reason" }).fill(REASON);
  await dialog.getByRole("combobox", { name: "Priority" }).selectOption({ label: "High" });
  await awaitPaint(priya, [`article[aria-label="${problem}"]`]);
  await shiftedSince(priya);
  await dialog.getByRole("button", { name: "Escalate now" }).click();
  const painted = await paintedAt(priya);
  const clicked = await clickedAt(mira);
  await expect(card(priya, problem)).not.toHaveAttribute("data-arrival");
  const handoffId = await card(priya, problem).getAttribute("data-handoff-id");
  return [painted - clicked, await shiftedSince(priya), handoffId ?? ""];
}

async function cardToSections(priya: Page, problem: string): Promise<number> {
  const regions = SECTIONS.map((name) => `${INSIDE} [aria-label="${name}"]`);
  await awaitPaint(priya, regions, `${INSIDE} .skeleton`);
  await card(priya, problem).getByRole("link").click();
  const painted = await paintedAt(priya);
  const took = painted - (await clickedAt(priya));
  await priya.keyboard.press("Escape");
  await expect(card(priya, problem)).toBeVisible();
  return took;
}
