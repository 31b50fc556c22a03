import type { Catalogue } from "..";
import { counted } from "./counting";

export const similar: Catalogue["similar"] = {
  title: (count) => counted(count, "ähnliche Sitzung", "ähnliche Sitzungen"),
  titleNone: "Ähnliche Sitzungen",
  none: "Noch keine",
  failed: "Ähnliche Sitzungen konnten nicht gesucht werden.",
  noClient: "kein Kunde genannt",
  resolved: "gelöst",
};
