import { counted } from "./counting";

/** Resolved sessions that are like this one. */
export const similar = {
  title: (count: number) => counted(count, "similar session", "similar sessions"),
  titleNone: "Similar sessions",
  none: "None yet",
  failed: "Similar sessions could not be looked up.",
  noClient: "no client named",
  resolved: "resolved",
};
