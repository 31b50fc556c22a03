/** Takes a picture of every page and of its main states, at three widths, light and dark:
 *  node screens/walk.ts <address of a running demo> <folder> [words of names, like queue or 390-dark] */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Browser, type BrowserContext, chromium } from "@playwright/test";
import packaged from "@sparticuz/chromium";
import { ADMIN, adminPlaces, DESK, deskPlaces, FRONT_DOOR, goTo, type Place } from "./places.ts";

const [address, folder, ...wanted] = process.argv.slice(2);
if (address === undefined || folder === undefined) throw new Error("address and folder are missing");

const SIZES = [
  { width: 1440, height: 900 },
  { width: 820, height: 1180 },
  { width: 390, height: 844 },
];

async function signIn(context: BrowserContext, who: string): Promise<void> {
  const { people } = (await (await context.request.get("/api/v1/auth/demo")).json()) as {
    people: { id: string; name: string }[];
  };
  const user_id = people.find(({ name }) => name === who)?.id;
  const headers = { Origin: new URL(address ?? "").origin };
  await context.request.post("/api/v1/auth/demo", { data: { user_id }, headers });
}

async function pictures(browser: Browser, size: (typeof SIZES)[number], scheme: "light" | "dark") {
  const context = await browser.newContext({ baseURL: address, viewport: size, colorScheme: scheme });
  const take = async (places: Place[]) => {
    for (const place of places) {
      const name = `${place.name}-${size.width}-${scheme}`;
      if (wanted.length > 0 && !wanted.some((word) => name.includes(word))) continue;
      const page = await context.newPage();
      page.setDefaultTimeout(8_000);
      await goTo(page, place).catch((error: Error) =>
        console.error(`${name}: ${error.message.split("\n")[0]}`),
      );
      await page.screenshot({
        path: join(folder ?? "", `${name}.png`),
        fullPage: !place.fills,
        animations: "disabled",
      });
      await page.close();
    }
  };
  await take(FRONT_DOOR);
  await signIn(context, DESK);
  await take(await deskPlaces(context.request));
  await signIn(context, ADMIN);
  await take(await adminPlaces(context.request));
  await context.close();
}

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: await packaged.executablePath(),
  args: ["--no-sandbox"],
});
for (const size of SIZES)
  for (const scheme of ["light", "dark"] as const) await pictures(browser, size, scheme);
await browser.close();
