/** "um 14:05 Uhr", and with a day before it "am 21. Nov. 14:05 Uhr". */
export function at(time: string): string {
  return `${/^\d\d?:/.test(time) ? "um" : "am"} ${time} Uhr`;
}

/** The same at the beginning of a sentence. */
export function atStart(time: string): string {
  const words = at(time);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
