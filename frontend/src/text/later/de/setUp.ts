import type { SetUpText } from "../en/setUp";

export const setUp: SetUpText = {
  nobody: {
    title: "Hier hat noch niemand ein Konto",
    byLink:
      "FlowPilot hat dort, wo es gestartet wurde, einen Link ausgegeben. Öffnen Sie ihn, dann sind Sie der erste Admin. Er gilt einmal; ein Neustart gibt einen neuen aus.",
    byCommand: "Keine solche Zeile? Dann führen Sie dies auf dem Server aus, mit Ihren Namen:",
    command: 'flowpilot account create --name "Ihre Firma" --admin-email sie@example.com',
  },
  title: "FlowPilot einrichten",
  explain: "Sie werden der erste Admin. Danach kommen die ersten Schritte: etwa zehn Minuten.",
  company: "Firma",
  name: "Ihr Name",
  nameHint: "wie Ihre Kolleginnen und Kollegen ihn lesen",
  password: "Passwort",
  zone: "Zeitzone",
  zoneHint: "Ihrer Firma",
  submit: "Einrichten",
  gone: "Dieser Link gilt nicht mehr: Es gibt inzwischen ein Konto, oder der Server wurde neu gestartet und hat einen neueren Link ausgegeben.",
  toSignIn: "Zur Anmeldung",
};
