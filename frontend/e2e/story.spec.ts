import { expect, test } from "@playwright/test";
import { card, escalate, JONAS, MIRA, PRIYA, signedIn, startSession, write } from "./people";

const PROBLEM = "Outlook keeps asking for the password after an MFA reset, phone still works";

test("Mira escalates, Priya sees it arrive, reads, claims and acts, and Mira follows", async ({
  browser,
}) => {
  const mira = await signedIn(browser, MIRA);
  const priya = await signedIn(browser, PRIYA);
  const jonas = await signedIn(browser, JONAS);

  await priya.page.goto("/escalations");
  await expect(priya.page.getByRole("status", { name: "Live", exact: true })).toBeVisible();
  await jonas.page.goto("/");
  await expect(jonas.page.getByRole("heading", { name: "My sessions" })).toBeVisible();

  await startSession(mira.page, PROBLEM);
  await write(mira.page, "Action", "Started Outlook in safe mode");
  const taps = mira.page.getByRole("group", { name: "Outcome of the action under way" });
  await taps.getByRole("button", { name: "Failed" }).click();
  await expect(mira.page.getByText("How did it go:")).toBeHidden();
  await write(mira.page, "Fact", "Outlook on her iPhone works");
  await write(mira.page, "Question", "Which policy blocks her?");
  // It is new for 800 ms only, so somebody looks from before on.
  const arrival = priya.page.waitForSelector("article[data-arrival=new]", { state: "attached" });
  await escalate(mira.page, "Sign-in log says 53000, I may not read the policies.");

  const arrived = card(priya.page, PROBLEM);
  await arrival;
  await expect(priya.page.getByRole("heading", { name: "New", exact: true })).toBeVisible();
  await expect(arrived).not.toHaveAttribute("data-arrival", "new");
  await expect(jonas.page.getByText(`Escalation from ${MIRA} · #48213`)).toBeVisible();

  await arrived.getByRole("button", { name: "Pick up" }).click();
  const dialog = priya.page.getByRole("dialog", { name: "Handoff context" });
  for (const name of ["Summary", "What was tried", "Assessment", "Ways to go on"]) {
    await expect(dialog.getByRole("region", { name })).toBeVisible();
  }
  await expect(dialog.getByRole("region", { name: "Summary" })).toContainText("53000");
  await expect(dialog.getByRole("region", { name: "What was tried" })).toContainText(
    "Started Outlook in safe mode",
  );
  await expect(dialog.getByRole("region", { name: "What was tried" })).toContainText(
    "Which policy blocks her?",
  );
  await expect(dialog.getByRole("button", { name: "Get AI analysis" })).toHaveCount(0);
  await jonas.page.getByRole("link", { name: "Open", exact: true }).click();
  await expect(jonas.page.getByRole("dialog", { name: "Handoff context" })).toBeVisible();

  const reloads = await priya.page.evaluate(() => performance.getEntriesByType("navigation").length);
  await dialog.getByRole("button", { name: `Continue where ${MIRA} left off` }).click();
  await priya.page.waitForURL(/\/pilot\//);
  expect(await priya.page.evaluate(() => performance.getEntriesByType("navigation").length)).toBe(reloads);
  await expect(priya.page.getByRole("textbox", { name: "Your message" })).toBeFocused();
  const beside = priya.page.getByRole("dialog", { name: "Handoff context" });
  await expect(beside.getByRole("region", { name: "Assessment" })).toBeVisible();

  await expect(mira.page.getByText(`${PRIYA} is working on it.`)).toBeVisible();
  await write(priya.page, "Note", "Reading the sign-in log in Entra");
  await expect(beside).toHaveCount(0);
  await expect(mira.page.getByText("Reading the sign-in log in Entra")).toBeVisible();
  await priya.page.getByRole("button", { name: "Context" }).click();
  await expect(priya.page.getByRole("dialog", { name: "Handoff context" })).toBeVisible();
  await priya.page.keyboard.press("Escape");

  await write(mira.page, "Note", "She is at her desk until noon");
  await expect(priya.page.getByText("She is at her desk until noon")).toBeVisible();

  await priya.page.getByRole("button", { name: "Hand back" }).click();
  const ask = priya.page.getByRole("dialog", { name: "Hand back with an answer" });
  await ask
    .getByRole("textbox", { name: "Answer" })
    .fill("Exclude her until noon, the device record is stale.");
  await ask.getByRole("button", { name: "Hand back" }).click();
  await expect(mira.page.getByText("Exclude her until noon, the device record is stale.")).toBeVisible();
  await expect(mira.page.getByRole("button", { name: "Escalate", exact: true })).toBeVisible();

  await mira.page.getByRole("button", { name: "Resolve" }).click();
  const resolve = mira.page.getByRole("dialog", { name: "Resolve this session" });
  await resolve.getByRole("textbox", { name: "Summary" }).fill("A stale device record.");
  await resolve.getByRole("button", { name: "Resolve" }).click();
  await expect(mira.page.getByText("This session is resolved.")).toBeVisible();
  for (const person of [mira, priya, jonas]) await person.context.close();
});

test("Jonas is too late: he reads who has it and is back in the queue", async ({ browser }) => {
  const problem = "All label printers at dock 3 offline since the switch change";
  const mira = await signedIn(browser, MIRA);
  const priya = await signedIn(browser, PRIYA);
  const jonas = await signedIn(browser, JONAS);
  await startSession(mira.page, problem);
  await escalate(mira.page, "Ports are up, nothing gets an address in VLAN 40.", "Urgent");
  await jonas.page.goto("/escalations");
  await card(jonas.page, problem).getByRole("link").click();
  const ways = jonas.page.getByRole("region", { name: "Ways to go on" });
  await expect(ways.getByRole("button", { name: "I'll take it from here" })).toBeVisible();

  // Jonas' page does not hear of the claim: he presses in the moment before it lands.
  await jonas.context.route("**/escalations/stream", (route) => route.abort());
  await jonas.page.route("**/claim", async (route) => {
    await priya.page.goto(jonas.page.url());
    await expect(priya.page.getByRole("button", { name: "I'll take it from here" })).toBeVisible();
    await priya.page.keyboard.press("3");
    await priya.page.waitForURL(/\/pilot\//);
    await route.continue();
  });
  await ways.getByRole("button", { name: "I'll take it from here" }).click();
  await jonas.page.waitForURL(/\/escalations$/);
  await expect(
    jonas.page.getByRole("alert").filter({ hasText: `Already claimed by ${PRIYA}` }),
  ).toBeVisible();
  for (const person of [mira, priya, jonas]) await person.context.close();
});

test("Mira takes her escalation back, and it leaves everybody's queue", async ({ browser }) => {
  const problem = "Shared mailbox shows no new mail for two people";
  const mira = await signedIn(browser, MIRA);
  const priya = await signedIn(browser, PRIYA);
  await priya.page.goto("/escalations");
  await startSession(mira.page, problem);
  await escalate(mira.page, "Automapping looks right to me.", "Normal");
  await expect(card(priya.page, problem)).toBeVisible();
  await mira.page.goto("/escalations");
  await expect(mira.page.getByRole("heading", { name: "You escalated" })).toBeVisible();
  await expect(mira.page.getByRole("link", { name: problem })).toBeVisible();
  await expect(card(mira.page, problem)).toHaveCount(0);
  await mira.page.goBack();
  await mira.page.getByRole("button", { name: "Cancel escalation" }).click();
  await mira.page.getByRole("dialog").getByRole("button", { name: "Cancel escalation" }).click();
  await expect(card(priya.page, problem)).toHaveCount(0);
  await expect(mira.page.getByRole("button", { name: "Escalate", exact: true })).toBeVisible();
  for (const person of [mira, priya]) await person.context.close();
});
