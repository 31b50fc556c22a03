/** Joins the class names that apply. */
export function className(...names: (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(" ");
}
