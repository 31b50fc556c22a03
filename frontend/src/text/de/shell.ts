import type { Catalogue } from "..";
import { counted } from "./counting";

export const shell: Catalogue["shell"] = {
  product: "FlowPilot",
  skip: "Zum Inhalt springen",
  navigation: "Hauptnavigation",
  mySessions: "Meine Sitzungen",
  sessionsShort: "Sitzungen",
  escalations: "Eskalationen",
  playbooks: "Playbooks",
  analytics: "Auswertung",
  settings: "Einstellungen",
  proposals: (count) => counted(count, "Vorschlag", "Vorschläge"),
  waiting: (count) => (count === 1 ? "1 wartet" : `${count} warten`),
  more: "Mehr",
  alerts: "Meldungen",
  alertsUnread: (count) => `Meldungen, ${count} ungelesen`,
  noAlerts: "Noch nichts. Was Sie betrifft, steht dann hier.",
  alertsFailed: "Ihre Meldungen konnten nicht gelesen werden.",
  markRead: "Als gelesen markieren",
  unread: "ungelesen",
  account: (name) => `${name}, Ihr Konto`,
  signOut: "Abmelden",
  tier: (tier) => `Level ${tier}`,
  title: (page) => `${page} · FlowPilot`,
  titleWithCount: (count, title) => `(${count}) ${title}`,
  arrival: {
    title: (name) => `Eskalation von ${name}`,
    titleWithTicket: (name, ticket) => `Eskalation von ${name} · ${ticket}`,
    open: "Öffnen",
    dismiss: "Ausblenden",
    region: "Neu für Sie",
    now: "jetzt",
  },
  announceArrival: (name, problem) => `Neue Eskalation von ${name}: ${problem}`,
  announceArrivals: (count) => counted(count, "neue Eskalation", "neue Eskalationen"),
  demo: {
    label: "Demo",
    signInAs: "Anmelden als",
    explain: "Demokonten. Öffnen Sie zwei Browser und seien Sie zwei Personen.",
    person: (name, role) => `${name}, ${role}`,
    choose: "Person wählen",
  },
  notFound: {
    title: "Hier ist nichts",
    explain: "Diese Seite gibt es nicht, oder sie gehört zu einem anderen Konto.",
    home: "Zu meinen Sitzungen",
  },
  forbidden: {
    title: "Nicht für Ihre Rolle",
    explain:
      "Diese Seite ist für Technik und Admins. Fragen Sie einen Admin Ihres Kontos, wenn Sie sie brauchen.",
  },
  failed: {
    title: "Diese Seite konnte nicht geladen werden",
    explain: "FlowPilot hat nicht geantwortet. Nichts, was Sie geschrieben haben, ist verloren.",
  },
};
