const rules = new Intl.PluralRules("en");

/** "1 step", "2 steps": the count with the word that fits it. */
export function counted(count: number, one: string, other: string): string {
  return `${grouped(count)} ${rules.select(count) === "one" ? one : other}`;
}

const numbers = new Intl.NumberFormat("en");

/** 10,000 */
export function grouped(count: number): string {
  return numbers.format(count);
}
