import { dirname, join } from "node:path/posix";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { type Source, sources } from "@/testing/sources";

/** What a file imports from the pages themselves, types too, as paths from `src` on without their ending. */
function importsOf({ path, text }: Source): string[] {
  return ts
    .preProcessFile(text, true, true)
    .importedFiles.map(({ fileName }) => fileName)
    .filter((name) => name.startsWith("@/") || name.startsWith("."))
    .map((name) => (name.startsWith("@/") ? name.slice(2) : join(dirname(path), name)));
}

const featureOf = (path: string) => /^features\/([^/]+)\//.exec(path)?.[1] ?? null;

/**
 * The parts of a feature that another may show. The session shows the context screen, who reads it, who was told and
 * what may be done about a claim, and moves as the context screen does; the queue carries the stat card; analytics
 * shows what waits now and the stopwatch; the context screen readies the session that it turns into; one's own channels
 * are listed and tested like the account's; the first steps are done in place.
 */
const DOORS = new Set([
  "features/account/Inviting",
  "features/account/MailInvitations",
  "features/account/OpenInvitations",
  "features/alerts/ThisBrowser",
  "features/analytics/EscalationMetricCard",
  "features/baseline/BaselineLine",
  "features/baseline/Stopwatch",
  "features/channels/ChannelList",
  "features/channels/TestLines",
  "features/channels/useFailingChannels",
  "features/channels/useTest",
  "features/handoffs/CardFacts",
  "features/handoffs/Waiting",
  "features/handoffs/claim/ClaimActs",
  "features/handoffs/claim/ReasonDialog",
  "features/handoffs/claim/rights",
  "features/handoffs/context/ContextAside",
  "features/handoffs/context/ContextOverlay",
  "features/handoffs/context/ReadersNote",
  "features/handoffs/context/motion",
  "features/handoffs/context/useReaders",
  "features/handoffs/told/Ledger",
  "features/handoffs/told/ToldButton",
  "features/handoffs/told/ledgerWords",
  "features/handoffs/waiting/LadderLine",
  "features/ladder/useSuggestion",
  "features/sessions/SessionPage",
]);

/** Every import of a file that lies in one of the rooms, as "from -> to". */
function imports(rooms: readonly string[]): { from: string; to: string }[] {
  return sources()
    .filter(({ path }) => rooms.some((room) => path.startsWith(`${room}/`)))
    .flatMap((source) => importsOf(source).map((to) => ({ from: source.path, to })));
}

describe("the rooms of the pages", () => {
  test("a feature uses another only through its doors", () => {
    const wrong = imports(["features"]).filter(({ from, to }) => {
      const feature = featureOf(`${to}/`) ?? featureOf(to);
      return feature !== null && feature !== featureOf(from) && !DOORS.has(to);
    });
    expect(wrong).toEqual([]);
  });

  test("every door is used", () => {
    const used = new Set(imports(["features"]).map(({ to }) => to));
    expect([...DOORS].filter((door) => !used.has(door))).toEqual([]);
  });

  test("api, stream, ui and text know no feature and not the frame around them", () => {
    const wrong = imports(["api", "stream", "ui", "text"]).filter(({ to }) => /^(features|app)\//.test(to));
    expect(wrong).toEqual([]);
  });

  test("features do not know the frame around them", () => {
    expect(imports(["features"]).filter(({ to }) => to.startsWith("app/"))).toEqual([]);
  });

  test("api and stream show nothing: they know neither ui nor text", () => {
    expect(imports(["api", "stream"]).filter(({ to }) => /^(ui|text)(\/|$)/.test(to))).toEqual([]);
  });

  test("no file is reached by its own imports, of types and late ones too", () => {
    const all = sources();
    const nameOf = (path: string) => path.replace(/(\/index)?\.tsx?$/, "");
    const toward = new Map(all.map((source) => [nameOf(source.path), importsOf(source)]));
    const done = new Set<string>();
    const circleFrom = (name: string, way: readonly string[]): readonly string[] => {
      if (way.includes(name)) return [...way.slice(way.indexOf(name)), name];
      if (done.has(name)) return [];
      const circles = (toward.get(name) ?? []).map((to) => circleFrom(to, [...way, name]));
      done.add(name);
      return circles.find((circle) => circle.length > 0) ?? [];
    };
    expect([...toward.keys()].map((name) => circleFrom(name, [])).filter(({ length }) => length > 0)).toEqual(
      [],
    );
  });

  test("what was fetched is read again by api/fresh alone: no answer from before comes after it", () => {
    const past = sources().filter(({ text }) => text.includes("invalidateQueries("));
    expect(past.map(({ path }) => path)).toEqual(["api/fresh.ts"]);
  });

  test("nothing that is shipped uses what only tests share", () => {
    const all = ["api", "app", "features", "stream", "text", "ui"];
    expect(imports(all).filter(({ to }) => to.startsWith("testing/"))).toEqual([]);
  });
});
