import type { Catalogue } from "..";
import { counted } from "./counting";

export const files: Catalogue["files"] = {
  title: "Dateien",
  none: "Keine angehängt",
  unread: "Die Dateien konnten nicht geladen werden.",
  attach: "Dateien anhängen",
  limits: "Je bis 25 MB, 200 Dateien pro Sitzung.",
  hint: "Dateien ablegen oder einfügen, bis 25 MB",
  dropHere: "Loslassen, um anzuhängen. Je bis 25 MB.",
  uploading: "Dateien unterwegs",
  progress: (name) => `Fortschritt von ${name}`,
  attached: (name) => `${name} ist angehängt.`,
  stop: (name) => `Senden von ${name} abbrechen`,
  forget: (name) => `${name} weglassen`,
  tooLarge: "Zu groß: höchstens 25 MB je Datei.",
  empty: "Diese Datei ist leer.",
  full: "Mehr Dateien passen nicht in diese Sitzung: 200 oder zusammen 500 MB.",
  longPaste: (lines) =>
    `Sie haben ${counted(lines, "Zeile", "Zeilen")} eingefügt. Als Datei bleibt der Verlauf lesbar.`,
  asFile: "Als Datei anhängen",
  keepText: "Als Text behalten",
  size: { bytes: (n) => `${n} B`, kilo: (n) => `${n} kB`, mega: (n) => `${n} MB` },
};
