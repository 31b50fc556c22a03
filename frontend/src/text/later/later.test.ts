import { describe, expect, test } from "vitest";
import { differentValues, sameWords, type Texts, textsOf } from "@/testing/catalogues";
import { audit } from "./de/audit";
import { company } from "./de/company";
import { firstRun } from "./de/firstRun";
import { held } from "./de/held";
import { keys } from "./de/keys";
import { numbers } from "./de/numbers";
import { playbooks } from "./de/playbooks";
import { provider } from "./de/provider";
import { settingsWords as settings } from "./de/settings";
import { setUp } from "./de/setUp";
import { audit as auditInEnglish } from "./en/audit";
import { company as companyInEnglish } from "./en/company";
import { firstRun as firstRunInEnglish } from "./en/firstRun";
import { held as heldInEnglish } from "./en/held";
import { keys as keysInEnglish } from "./en/keys";
import { numbers as numbersInEnglish } from "./en/numbers";
import { playbooks as playbooksInEnglish } from "./en/playbooks";
import { provider as providerInEnglish } from "./en/provider";
import { settingsWords as settingsInEnglish } from "./en/settings";
import { setUp as setUpInEnglish } from "./en/setUp";

/** What is the same word in both languages, or a name. */
const ALIKE = new Set(
  "Admins Export FlowPilot Link Median Name Playbook Playbooks Push Slack Status Teams Test Ticket Token Version Webhook".split(
    " ",
  ),
);
/** Filled with an estimate, or not words: what a playbook's text and an entry of the trail spell so. */
const APART = /^(saving\.(range|spoken)|format\.parts\.\d\.0|members\..*)$/;

const words = (catalogue: unknown): Texts =>
  new Map([...textsOf(catalogue)].filter(([path]) => !APART.test(path)));

describe.each([
  ["audit", auditInEnglish, audit],
  ["held", heldInEnglish, held],
  ["company", companyInEnglish, company],
  ["provider", providerInEnglish, provider],
  ["set up", setUpInEnglish, setUp],
  ["settings", settingsInEnglish, settings],
  ["keys", keysInEnglish, keys],
  ["first run", firstRunInEnglish, firstRun],
  ["numbers", numbersInEnglish, numbers],
  ["playbooks", playbooksInEnglish, playbooks],
])("the German words of %s", (_, english, german) => {
  test("are as many, say the same values, and leave nothing in English", () => {
    const [inEnglish, inGerman] = [words(english), words(german)];
    expect([...inGerman.keys()].sort()).toEqual([...inEnglish.keys()].sort());
    expect(differentValues(inEnglish, inGerman)).toEqual([]);
    expect(sameWords(inEnglish, inGerman, ALIKE)).toEqual([]);
  });
});

describe("a saving in German", () => {
  const { saving } = numbers;

  test("has its numbers with a comma, and says where an end is not reached", () => {
    expect(saving.range({ value: 1.5, interval: [-0.5, 1234.5] })).toBe("−0,5 bis 1.234,5 Std.");
    expect(saving.spoken("letzte 7 Tage", { value: 1, interval: [0, null] })).toBe(
      "letzte 7 Tage, Stunden pro Woche: 0,0 bis nicht erreicht.",
    );
  });
});
