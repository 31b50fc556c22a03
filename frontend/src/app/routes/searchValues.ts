export const textOrNothing = (value: unknown) =>
  typeof value === "string" && value !== "" ? value : undefined;
export const numberOrNothing = (value: unknown) =>
  typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
