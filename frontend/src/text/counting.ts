/** How a language counts and writes numbers and lists; `locale` says how it is written where. */
export function countingIn(locale: string) {
  const rules = new Intl.PluralRules(locale);
  const whole = new Intl.NumberFormat(locale);
  const and = new Intl.ListFormat(locale, { type: "conjunction" });
  /** 10,000 */
  const grouped = (count: number): string => whole.format(count);
  return {
    grouped,
    /** "1 step", "2 steps": the count with the word that fits it. */
    counted: (count: number, one: string, other: string): string =>
      `${grouped(count)} ${rules.select(count) === "one" ? one : other}`,
    /** 12,345.6: always so many digits behind the point. */
    decimal: (value: number, digits: number): string =>
      new Intl.NumberFormat(locale, {
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      }).format(value),
    /** "Slack, Teams and mail" */
    listed: (parts: readonly string[]): string => and.format(parts),
    /** Which of two names stands first in a list. */
    compare: new Intl.Collator(locale, { numeric: true }).compare,
  };
}

/** "At a glance: 1 open question, 2 facts": a title with what there is, or alone. */
export function titled(title: string, parts: readonly (string | false)[]): string {
  const there = parts.filter((part) => part !== false);
  return there.length === 0 ? title : `${title}: ${there.join(", ")}`;
}
