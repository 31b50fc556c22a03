import { type Browser, type BrowserContext, expect, type Page, test } from "@playwright/test";
import { Keyboard, pointerPresses } from "./keyboard";
import { MIRA, PRIYA, signedIn } from "./people";
import { ATTACHED, BACKUP, DRUCKER, LOCKED, logOf, VPN } from "./tickets";

let mira: Worker;
let priya: Worker;

/** Somebody whose browser stays open from case to case. */
interface Worker {
  page: Page;
  context: BrowserContext;
  pointer: () => number;
}

test.beforeAll(async ({ browser }) => {
  mira = await atWork(browser, MIRA);
  priya = await atWork(browser, PRIYA);
  await mira.context.grantPermissions(["clipboard-read", "clipboard-write"]);
});

test.afterAll(() => Promise.all([mira, priya].map(({ context }) => context.close())));

async function atWork(browser: Browser, name: string): Promise<Worker> {
  const { page, context } = await signedIn(browser, name);
  return { page, context, pointer: await pointerPresses(context) };
}

/** What a case cost: seconds from the start to the first question, presses for each attempt, presses in all. */
interface Cost {
  seconds: number;
  attempts: number[];
  presses: number;
}

/** Mira at a new ticket, with the keyboard only. */
interface Desk {
  keyboard: Keyboard;
  page: Page;
  cost: Cost;
  /** Records an attempt and counts what it took. */
  attempt: (made: () => Promise<void>) => Promise<void>;
  /** Nobody has touched a mouse; says what the case cost. */
  done: (name: string) => Promise<void>;
}

/** Pastes the ticket, starts, and asks the guide; ends when the first question or action is painted. */
async function begin(ticket: string, playbook: string): Promise<Desk> {
  const { page, pointer } = mira;
  const keyboard = new Keyboard(page);
  await page.goto("/pilot/new");
  await expect(page.getByRole("textbox", { name: "Problem" })).toBeFocused();
  await keyboard.paste(ticket);
  await page.evaluate(watchForFirst);
  await keyboard.press("Control+Enter");
  await page.getByRole("button", { name: "Ask the guide" }).waitFor();
  await keyboard.press("g");
  const seconds = await page.evaluate(() => (window as unknown as { painted: Promise<number> }).painted);
  const cost: Cost = { seconds, attempts: [], presses: 0 };
  await expect(page.getByRole("button", { name: `Playbook: ${playbook}` })).toBeVisible();
  const attempt = async (made: () => Promise<void>) => {
    const before = keyboard.pressed;
    await made();
    cost.attempts.push(keyboard.pressed - before);
  };
  const done = async (name: string) => {
    expect(pointer()).toBe(0);
    cost.presses = keyboard.pressed;
    const each = cost.attempts.join(" ");
    console.log(
      `${name}: first question after ${cost.seconds.toFixed(2)} s; presses for each attempt ${each}; ${cost.presses} in all`,
    );
  };
  return { keyboard, page, cost, attempt, done };
}

/** In the page: watches for what the guide asks first, and how long after Enter it stands on the screen. */
function watchForFirst(): void {
  let began = 0;
  const enter = ({ key }: KeyboardEvent) => {
    if (key === "Enter") began = performance.now();
  };
  document.addEventListener("keydown", enter, { capture: true });
  const isAsked = ({ textContent }: Element) =>
    /^(Answers to the guide|Outcome of the action)/.test(textContent);
  const painted = new Promise<number>((resolve) => {
    const look = () => {
      if (!Array.from(document.querySelectorAll("legend")).some(isAsked)) requestAnimationFrame(look);
      else requestAnimationFrame(() => resolve((performance.now() - began) / 1000));
    };
    look();
  });
  Object.assign(window, { painted });
}

/** Priya finds the card in the queue, reads the context and goes on where Mira left off; keyboard only. */
async function pickUp(problem: string) {
  const { page, pointer } = priya;
  const keyboard = new Keyboard(page);
  await page.goto("/escalations");
  const link = page.getByRole("article", { name: problem }).getByRole("link");
  await link.waitFor();
  for (
    let card = 0;
    card < 12 && !(await link.evaluate((each) => each === document.activeElement));
    card += 1
  )
    await keyboard.press("j");
  await keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /^Continue where/ })).toBeVisible();
  await keyboard.press("1");
  await page.waitForURL(/\/pilot\//);
  await expect(page.getByRole("textbox", { name: "Your message" })).toBeFocused();
  const act = async (words: string) => {
    await keyboard.write(words);
    await keyboard.press("Control+Enter");
    await expect(keyboard.steps.getByText(words)).toBeVisible();
    await keyboard.press("Escape", "w");
  };
  const done = () => expect(pointer()).toBe(0);
  return { page, keyboard, act, done };
}

test("an account that locks: resolved", async () => {
  const { page, keyboard, attempt, done } = await begin(
    LOCKED,
    "Windows sign-in, locked or disabled account",
  );
  await keyboard.answer("What does the sign-in screen say?", "Account is locked");
  await keyboard.answer("Can other people at this client sign in?", "Yes");
  await attempt(() => keyboard.outcome("Look up the account", "w"));
  await keyboard.press("f");
  await keyboard.type("The last bad try is ten minutes old");
  await keyboard.press("Control+Enter");
  await expect(keyboard.steps.getByText("The last bad try is ten minutes old")).toBeVisible();
  await attempt(() => keyboard.outcome("Make sure who is calling", "w"));
  await attempt(() => keyboard.outcome("Unlock the account", "w"));
  await keyboard.answer("Did the account lock again", "Yes");
  await expect(page.getByRole("button", { name: /^Copy command/ }).last()).toBeVisible();
  await keyboard.press("c");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("Id=4740");
  await keyboard.press("n");
  await keyboard.paste(logOf(400));
  await keyboard.press("Shift+Tab");
  await expect(page.getByRole("button", { name: "Attach as file" })).toBeFocused();
  await keyboard.press("Enter");
  const glance = page.getByRole("complementary", { name: "At a glance" });
  await expect(glance.getByRole("link", { name: /pasted-/ })).toBeVisible();
  await keyboard.press("Escape");
  await attempt(() => keyboard.outcome("Find on the domain controller", "w"));
  await attempt(() => keyboard.outcome("Remove old saved passwords", "w"));
  await expect(keyboard.steps.getByText("That seems to be it")).toBeVisible();
  await keyboard.dialog("d", "Resolve this session", "Her old phone still sent the old password.");
  await expect(page.getByText("This session is resolved.")).toBeVisible();
  await keyboard.press("t");
  await expect(page.getByText("Internal notes copied.")).toBeVisible();
  const notes = await page.evaluate(() => navigator.clipboard.readText());
  for (const words of ["account locked again", "The last bad try is ten minutes old", "old phone"])
    expect(notes).toContain(words);
  await done("sign-in, resolved");
});

test("ein Drucker: escalated, handed back, resolved", async () => {
  const { page, keyboard, attempt, done } = await begin(DRUCKER, "Ein Drucker druckt nicht");
  await keyboard.answer("Kommen Ausdrucke anderer aus diesem Drucker?", "Nein");
  await attempt(() => keyboard.attempt("Drucker aus- und eingeschaltet", "x"));
  await keyboard.dialog("e", "Escalate this session", "Ich darf nicht auf den Druckserver.");
  await expect(page.getByRole("status", { name: "Session escalated." })).toBeVisible();
  const senior = await pickUp("Drucker im Lohnbüro druckt nicht mehr");
  await expect(page.getByText(`${PRIYA} is working on it.`)).toBeVisible();
  await senior.act("Spooler am Druckserver neu gestartet");
  const answer = "Der Spooler hing an einem alten Auftrag, jetzt druckt er.";
  await senior.keyboard.dialog("h", "Hand back with an answer", answer);
  senior.done();
  await expect(keyboard.steps.getByText(answer)).toBeVisible();
  await keyboard.dialog("d", "Resolve this session", "Spooler am Druckserver neu gestartet.");
  await expect(page.getByText("This session is resolved.")).toBeVisible();
  await done("printer, escalated, handed back and resolved");
});

test("a backup job: escalated, resolved by who picked it up", async () => {
  const { page, keyboard, attempt, done } = await begin(BACKUP, "A backup failed");
  await keyboard.answer("How many nights in a row", "Three or more");
  await attempt(() => keyboard.attempt("Freed 2 GB on D: and started the job again", "x"));
  await keyboard.step("f", "Volume D: has 1 % free");
  await keyboard.dialog("e", "Escalate this session", "I may not enlarge the volume.");
  const senior = await pickUp('[WARNING] Backup job "HARBOUR-FS01 nightly" finished with status FAILED');
  await expect(senior.page.getByText("Volume D: has 1 % free").first()).toBeVisible();
  await senior.act("Enlarged volume D: by 200 GB");
  await senior.keyboard.dialog("d", "Resolve this session", "D: was full; it has 200 GB more now.");
  await expect(page.getByText("This session is resolved.")).toBeVisible();
  senior.done();
  await done("backup job, escalated and resolved");
});

test("a VPN: escalated, handed back", async () => {
  const { keyboard, attempt, done } = await begin(VPN, "VPN does not connect or drops");
  await keyboard.answer("Does the internet work", "Yes");
  await keyboard.answer("Can other people connect right now?", "Yes");
  await keyboard.answer("How far does it get?", "It drops again and again");
  await attempt(() => keyboard.outcome("hotspot", "x"));
  await keyboard.dialog("e", "Escalate this session", "It drops over the hotspot too.");
  const senior = await pickUp("VPN drops after two minutes at home");
  await senior.act("Read the gateway's log: the session key is not renewed");
  await senior.keyboard.press("b");
  await senior.keyboard.write("The client is too old");
  await senior.keyboard.press("Enter");
  await expect(senior.keyboard.steps.getByText("You understood: “The client is too old”")).toBeVisible();
  const answer = "Update the client to 5.4, it renews the key.";
  await senior.keyboard.dialog("h", "Hand back with an answer", answer);
  senior.done();
  await expect(keyboard.steps.getByText(answer)).toBeVisible();
  await done("VPN, escalated and handed back");
});

test("only “see attached”: the first thing is to ask what happened; resolved", async () => {
  const { page, keyboard, attempt, done } = await begin(ATTACHED, 'Says only "see attached"');
  await expect(keyboard.steps.getByText("Send this answer first")).toBeVisible();
  await keyboard.press("c");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("What did you want to do");
  await attempt(() => keyboard.outcome("Send this answer first", "w"));
  await attempt(() => keyboard.outcome("Is the attachment there and readable?", "w"));
  await keyboard.asked("What did the person want to do");
  await keyboard.step("o", "Open the roster; the browser says that the page has moved");
  await keyboard.dialog("d", "Resolve this session", "The bookmark was old.");
  await expect(page.getByText("This session is resolved.")).toBeVisible();
  await done("see attached, resolved");
});

test("with a mouse an attempt of the guide takes one click, one of Mira's own three", async ({ browser }) => {
  const { page, context } = await signedIn(browser, MIRA);
  const clicks = await pointerPresses(context);
  await page.goto("/pilot/new");
  await page.getByRole("textbox", { name: "Problem" }).fill(ATTACHED);
  await page.getByRole("button", { name: "Start session" }).press("Enter");
  const box = page.getByRole("textbox", { name: "Your message" });
  await box.click();
  await page.keyboard.type("Called her back");
  await page.getByRole("button", { name: "Worked", exact: true }).click();
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByRole("region", { name: "Steps" }).getByText("Called her back")).toBeVisible();
  expect(clicks()).toBe(3);
  await page.getByRole("button", { name: "Ask the guide" }).press("Enter");
  const taps = page.getByRole("group", { name: "Outcome of the action under way" });
  await taps.getByRole("button", { name: "Worked" }).click();
  await expect(taps).not.toContainText("Send this answer first");
  expect(clicks()).toBe(4);
  await context.close();
});
