import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { PRIYA, type Somebody, signedIn } from "./people";

/** What the eye gets of one state: where it stands, and the sum of its points, which tells it from others. */
interface Seen {
  family: string;
  state: string;
  box: string;
  points: string;
}

const WAYS = [
  { name: "light", media: { colorScheme: "light" } },
  { name: "dark", media: { colorScheme: "dark" } },
  { name: "more contrast", media: { colorScheme: "light", contrast: "more" } },
  { name: "the system's colours", media: { colorScheme: "dark", forcedColors: "active" } },
] as const;

let priya: Somebody;

test.beforeAll(async ({ browser }) => {
  priya = await signedIn(browser, PRIYA, { reducedMotion: true });
  await priya.page.goto("/dev/components");
  await expect(priya.page.getByRole("heading", { name: "Dialog" })).toBeVisible();
  await priya.page.evaluate(() => document.fonts.ready);
});

test.afterAll(() => priya.context.close());

/** Cuts every state out of one picture of the page. */
async function look(page: Page): Promise<Seen[]> {
  const picture = await page.screenshot({ fullPage: true, animations: "disabled" });
  return page.evaluate(async (encoded) => {
    const image = new Image();
    image.src = `data:image/png;base64,${encoded}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const pen = canvas.getContext("2d", { willReadFrequently: true });
    if (pen === null) throw new Error("no canvas");
    pen.drawImage(image, 0, 0);
    const sum = async (points: Uint8ClampedArray<ArrayBuffer>) =>
      new Uint8Array(await crypto.subtle.digest("SHA-256", points)).join();
    const cells = [...document.querySelectorAll<HTMLElement>("[data-state-of]")].map(async (cell) => {
      const { left, top, width, height } = cell.getBoundingClientRect();
      const place = [left, top + window.scrollY, width, height].map(Math.round);
      const [x = 0, y = 0, wide = 1, high = 1] = place;
      return {
        family: cell.closest<HTMLElement>("[data-family]")?.dataset.family ?? "",
        state: cell.dataset.stateOf ?? "",
        box: place.join(" "),
        points: await sum(pen.getImageData(x, y, wide, high).data),
      };
    });
    return Promise.all(cells);
  }, picture.toString("base64"));
}

function alike(seen: Seen[]): string[] {
  return seen.flatMap((one, at) =>
    seen
      .slice(at + 1)
      .filter((other) => other.family === one.family && other.points === one.points)
      .map((other) => `${one.family}: ${one.state} = ${other.state}`),
  );
}

for (const { name, media } of WAYS) {
  test(`in ${name}, the eye tells every state of a part from its others, and axe finds nothing`, async () => {
    const { page } = priya;
    await page.emulateMedia({ ...media, reducedMotion: "reduce" });
    const seen = await look(page);
    expect(seen.length).toBeGreaterThan(50);
    expect(alike(seen)).toEqual([]);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target)}`)).toEqual([]);
  });
}

test("a theme changes colours and moves nothing", async () => {
  const { page } = priya;
  await page.emulateMedia({ colorScheme: "light", forcedColors: "none", contrast: "no-preference" });
  const light = await look(page);
  await page.getByRole("button", { name: "Dark" }).first().click();
  const dark = await look(page);
  expect(dark.map(({ box }) => box)).toEqual(light.map(({ box }) => box));
  const unchanged = dark.filter(({ points }, at) => points === light[at]?.points);
  expect(unchanged.map(({ family, state }) => `${family}: ${state}`)).toEqual([]);
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});
