/** One text of a catalogue by its path: "queue.groups.own"; a function is one text. */
export type Texts = Map<string, unknown>;

/** Every text of a catalogue. */
export function textsOf(catalogue: unknown, path = ""): Texts {
  if (typeof catalogue !== "object" || catalogue === null) return new Map([[path, catalogue]]);
  return new Map(
    Object.entries(catalogue).flatMap(([key, value]) => [
      ...textsOf(value, path === "" ? key : `${path}.${key}`),
    ]),
  );
}

const NUMBERS = [7, 8, 9, 11];
const WORDS = ["Qa", "Qb", "Qc", "Qd"];

/** What a text says, asked for one and for several and with words; what it cannot take is left out. */
export function saidBy(text: unknown): (string | null)[] {
  if (typeof text !== "function") return [String(text)];
  const asked: unknown[][] = [NUMBERS, [1, 1, 1, 1], WORDS, [WORDS]];
  for (const at of NUMBERS.keys()) {
    const mixed: unknown[] = [...WORDS];
    mixed[at] = NUMBERS[at];
    const turned: unknown[] = [...NUMBERS];
    turned[at] = WORDS[at];
    asked.push(mixed, turned);
  }
  return asked.map((given) => {
    try {
      const said: unknown = text(...given);
      return typeof said === "string" && !/NaN|undefined/.test(said) ? said : null;
    } catch {
      return null;
    }
  });
}

/** The values that stand in what is said, in no order. */
function valuesIn(said: string): string {
  return (said.toLowerCase().match(/q[a-d]|\d+/g) ?? []).sort().join();
}

/** The paths under which two catalogues do not say the same values, or none that can be compared. */
export function differentValues(one: Texts, other: Texts): string[] {
  return [...one.keys()].filter((path) => {
    const saidByOther = saidBy(other.get(path));
    const pairs = saidBy(one.get(path)).flatMap((said, index) => {
      const also = saidByOther[index] ?? null;
      return said === null || also === null ? [] : [[said, also] as const];
    });
    return pairs.length === 0 || pairs.some(([said, also]) => valuesIn(said) !== valuesIn(also));
  });
}

/** The paths under which two catalogues say the same, but for words and names that `alike` allows. */
export function sameWords(one: Texts, other: Texts, alike: ReadonlySet<string>): string[] {
  return [...one.keys()].filter((path) => {
    const saidByOther = saidBy(other.get(path));
    const said = saidBy(one.get(path));
    if (said.some((words, index) => words !== null && words !== saidByOther[index])) return false;
    const words = said.join(" ").match(/https?:\S+|[\p{L}_]{2,}/gu) ?? [];
    return words.some((word) => !alike.has(word) && !/^(Q[a-d]|https?:.*|FLOWPILOT_\w+)$/.test(word));
  });
}
