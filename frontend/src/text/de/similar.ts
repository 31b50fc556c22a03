import type { Catalogue } from "..";
import { counted } from "./counting";

export const similar: Catalogue["similar"] = {
  title: (count) => counted(count, "ähnliche Sitzung", "ähnliche Sitzungen"),
  none: "Noch keine ähnliche Sitzung wurde gelöst.",
  failed: "Ähnliche Sitzungen konnten nicht gesucht werden.",
  noClient: "kein Kunde genannt",
  resolved: "gelöst",
};
