import { describe, expect, test } from "vitest";
import { differentValues, saidBy, sameWords, textsOf } from "@/testing/catalogues";
import { german } from "./de";
import { english } from "./en";
import { settingsWords } from "./later/de/settings";
import { settingsWords as settingsInEnglish } from "./later/en/settings";
import { directionOf, languageOf } from "./spoken";

/** What is the same word in both languages, or a name. */
const ALIKE = new Set(
  "Admin Demo Deutsch English Enter Export FlowPilot Live Link MB Name Normal Person Playbook Playbooks Problem Push Slack Status System Teams Test Ticket Token Webhook kB optional".split(
    " ",
  ),
);
/** Not words: numbers, lists and how they are written. */
const GRAMMAR = /^(counting|locale|language)(\.|$)/;

const words = (catalogue: unknown) =>
  new Map([...textsOf(catalogue)].filter(([path]) => !GRAMMAR.test(path)));
const inEnglish = words({ ...english, ...settingsInEnglish });
const inGerman = words({ ...german, ...settingsWords });

describe("whoever reads German", () => {
  test("finds every text", () => {
    expect([...inGerman.keys()].sort()).toEqual([...inEnglish.keys()].sort());
    expect(inEnglish.size).toBeGreaterThan(900);
  });

  test("reads the same values in it", () => {
    expect(differentValues(inEnglish, inGerman)).toEqual([]);
  });

  test("reads no English", () => {
    expect(sameWords(inEnglish, inGerman, ALIKE)).toEqual([]);
  });

  test("is addressed as „Sie“, with German quotes and a blank before an ellipsis", () => {
    const said = [...inGerman.values()].flatMap(saidBy).filter((each) => each !== null);
    expect(said.filter((each) => /\b(du|dein|deine|dir|dich)\b/i.test(each))).toEqual([]);
    expect(said.filter((each) => /["‘’]|“[^„]*“|\S…$/.test(each) && !/:\/\//.test(each))).toEqual([]);
  });
});

describe("a person's language", () => {
  test.each([
    ["de", "de"],
    ["de-AT", "de"],
    ["DE", "de"],
    ["en", "en"],
    ["fr", "en"],
    ["", "en"],
    [null, "en"],
    [undefined, "en"],
    ["constructor", "en"],
  ])("for %s is %s", (locale, language) => {
    expect(languageOf(locale)).toBe(language);
  });

  test.each([
    ["en", "ltr"],
    ["de", "ltr"],
    ["ar", "rtl"],
    ["he", "rtl"],
    ["fa", "rtl"],
    ["ur", "rtl"],
  ])("%s is written %s", (language, direction) => {
    expect(directionOf(language)).toBe(direction);
  });
});
