import type { Playbook, PlaybookContent, PlaybookItem, PlaybookVersion } from "@/api/types";
import { dora, personOf } from "./people";

const both = (en: string, de = en) => ({ en, de });

/** A question that branches, an action and a check, with a cause. */
export function aContent(): PlaybookContent {
  return {
    title: both("The kettle stays cold", "Der Wasserkocher bleibt kalt"),
    phrases: [{ text: "kettle|teapot", weight: 5 }],
    not_phrases: [],
    items: [
      {
        key: "plug",
        kind: "question",
        text: both("Is it plugged in?", "Ist er eingesteckt?"),
        answers: [
          { key: "yes", say: both("Yes", "Ja"), next: "fuse" },
          { key: "no", say: both("No", "Nein"), next: null },
        ],
        commands: [],
        expect: null,
        on: {},
        known_by: [],
      },
      {
        key: "socket",
        kind: "action",
        text: both("Try another socket", "Andere Steckdose probieren"),
        answers: [],
        commands: [both("plug in <socket>")],
        expect: both("The lamp shines"),
        on: { worked: "solved", failed: "escalate" },
        known_by: [],
      },
      {
        key: "fuse",
        kind: "check",
        text: both("Look at the fuse", "Die Sicherung ansehen"),
        answers: [],
        commands: [],
        expect: null,
        on: {},
        known_by: [],
      },
    ],
    causes: [
      {
        text: both("The fuse", "Die Sicherung"),
        signs: [{ item: "fuse", came_out: "failed", said: [], weight: 1.3 }],
        rules_out: [{ item: "plug", came_out: "no", said: [], weight: 1 }],
        // biome-ignore lint/suspicious/noThenProperty: the name is the interface’s
        then: ["fuse"],
        fix: null,
      },
    ],
    escalate_when: [both("it smokes", "es raucht")],
  };
}

export function aVersion(version: number, members: Partial<PlaybookVersion> = {}): PlaybookVersion {
  return {
    version,
    created_at: "2026-03-02T09:00:00Z",
    by: personOf(dora),
    note: null,
    withdrawn: false,
    ...members,
  };
}

/** The kettle's playbook as it ships. */
export function aPlaybook(members: Partial<Playbook> = {}): Playbook {
  return {
    key: "kettle",
    title: "The kettle stays cold",
    version: null,
    source: "built_in",
    text: "key: kettle\ntitle: The kettle stays cold\n",
    ships: true,
    content: aContent(),
    versions: [],
    ...members,
  };
}

export function aPlaybookItem(key: string, en: string, members: Partial<PlaybookItem> = {}): PlaybookItem {
  return {
    key,
    title: en,
    version: null,
    source: "built_in",
    updated_at: null,
    updated_by: null,
    titles: both(en),
    ships: true,
    item_count: 8,
    words: [],
    area: null,
    sessions: 0,
    ...members,
  };
}
