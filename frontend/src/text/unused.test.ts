import { expect, test } from "vitest";
import { textsOf } from "@/testing/catalogues";
import { sources } from "@/testing/sources";
import { english } from "./en";
import { audit } from "./later/en/audit";
import { company } from "./later/en/company";
import { firstRun } from "./later/en/firstRun";
import { held } from "./later/en/held";
import { keys } from "./later/en/keys";
import { numbers } from "./later/en/numbers";
import { playbooks } from "./later/en/playbooks";
import { provider } from "./later/en/provider";
import { settingsWords } from "./later/en/settings";
import { setUp } from "./later/en/setUp";

/** Keyed by what the server names, such as its codes and the acts of the audit trail, or by an address. */
const NAMED_ELSEWHERE = /_|[^\w.]|\.(acts|nouns|byProduct|outcome)\.|^counting\./;

test("every text is read somewhere", () => {
  const catalogues = {
    ...english,
    ...settingsWords,
    audit,
    company,
    held,
    numbers,
    playbooks,
    provider,
    setUp,
    firstRun,
    keys,
  };
  const read = new Set(
    sources()
      .filter(({ path }) => !path.startsWith("text/"))
      .flatMap(({ text }) => text.match(/\w+/g) ?? []),
  );
  const unread = [...textsOf(catalogues).keys()].filter((path) => {
    const key = path.split(".").at(-1) ?? "";
    return !/^\d+$/.test(key) && !read.has(key) && !NAMED_ELSEWHERE.test(path);
  });
  expect(unread).toEqual([]);
});
