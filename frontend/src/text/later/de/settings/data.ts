import { counted, grouped } from "../../../de/counting";
import type { SettingsWords } from "../../en/settings";

const sessionsOf = (count: number) => counted(count, "Sitzung", "Sitzungen");
const filesOf = (count: number) => counted(count, "Datei", "Dateien");

export const data: SettingsWords["data"] = {
  export: {
    region: "Export",
    explain:
      "Alles, was das Konto hat, als ZIP mit JSON-Zeilen: Sitzungen mit Schritten und Dateien, Eskalationen, Personen, Zahlen, Playbooks, das Prüfprotokoll. Keine Passwörter, Token oder Adressen von Kanälen.",
    ask: "Alles exportieren",
    asked: "Der Export wird erstellt. Er steht hier, sobald er fertig ist; Sie können die Seite verlassen.",
    failed: "Die Exporte konnten nicht geladen werden.",
    none: "Noch wurde nichts exportiert.",
    state: {
      pending: "Wird erstellt",
      ready: "Fertig",
      failed: "Konnte nicht erstellt werden. Fordern Sie ihn noch einmal an.",
    },
    by: (name) => `angefordert von ${name}`,
    until: (date) => `aufbewahrt bis ${date}`,
    download: "Herunterladen",
    downloadOne: (date) => `Export vom ${date} herunterladen`,
    remove: "Löschen",
    removeOne: (date) => `Export vom ${date} löschen`,
    warning: "Wer die Datei hat, kann alles lesen, auch was beim Mitlesen verdeckt ist.",
  },
  retention: {
    region: "Wie lange etwas aufbewahrt wird",
    explain:
      "Gezählt ab dem Ende einer Sitzung. Was älter ist, wird innerhalb einer Stunde endgültig gelöscht. Zahlen und ähnliche Sitzungen kennen es dann nicht mehr. Das Prüfprotokoll bleibt für immer.",
    failed: "Die Aufbewahrung konnte nicht geladen werden.",
    sessions: "Sitzungen",
    files: "Dateien der Sitzungen",
    forEver: "Für immer",
    days: (days) => `${grouped(days)} Tage`,
    years: (years) => counted(years, "Jahr", "Jahre"),
    save: "Speichern",
    nothing: "Noch ist nichts so alt.",
    effect: (sessions, steps, files) =>
      `Das löscht ${sessionsOf(sessions)} mit ${counted(steps, "Schritt", "Schritten")} und ${filesOf(files)} innerhalb einer Stunde. Niemand kann sie zurückholen.`,
    sure: "Älteres löschen",
  },
  client: {
    remove: "Löschen",
    removeOne: (name) => `${name} löschen`,
    title: (name) => `${name} endgültig löschen`,
    contents: (sessions, steps, handoffs, files) =>
      `Mit gelöscht werden ${sessionsOf(sessions)} mit ${counted(steps, "Schritt", "Schritten")}, ${counted(handoffs, "Eskalation", "Eskalationen")} und ${filesOf(files)} sowie jeder Export. Die Zahlen zählen sie nicht mehr. Niemand kann sie zurückholen.`,
    inTransit: (sessions) =>
      `${counted(sessions, "Sitzung davon ist", "Sitzungen davon sind")} in Übergabe: wartend oder nach einer Eskalation in Arbeit. Beenden Sie das zuerst oder ziehen Sie die Eskalation zurück.`,
    counting: "Es wird gezählt, was mit gelöscht wird …",
    type: (name) => `Geben Sie zur Bestätigung „${name}“ ein`,
    submit: "Endgültig löschen",
  },
};
