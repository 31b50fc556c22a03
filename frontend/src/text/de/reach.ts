import type { Catalogue } from "..";
import { listed } from "./counting";

export const reach: Catalogue["reach"] = {
  title: "Wer jetzt erreichbar ist",
  summary: (now, later, never) =>
    [`${now} jetzt`, later > 0 ? `${later} später` : "", never > 0 ? `${never} gar nicht` : ""]
      .filter((part) => part !== "")
      .join(", "),
  failed: "Wer erreichbar ist, ist gerade nicht zu erfahren. Eskalieren können Sie trotzdem.",
  nobody: "Es gibt sonst niemanden, der übernehmen könnte.",
  list: (parts) => listed(parts),
  here: "jetzt hier",
  named: "wird zuerst gefragt",
  laterAt: (channels, time) => `${channels}, ${time}`,
  held: (time) => `Ruhezeiten, zurückgehalten bis ${time}`,
  laterByLadder: "nur, wenn das erste Level nicht antwortet",
  never: (why) => `nicht erreichbar, ${why}`,
  because: {
    mail_not_configured: "E-Mail ist nicht eingerichtet",
    turned_off: "E-Mail ist abgestellt",
  },
  becauseElse: "kein Kanal geht",
  channel: {
    email: "E-Mail",
    push: "Push",
    slack: "Slack",
    teams: "Teams",
    webhook: "Webhook",
    service: "Chat",
  },
  all: (count) => `Alle ${count} anzeigen`,
  ladder: {
    title: "Wenn niemand übernimmt",
    failed: "Die Eskalationskette konnte nicht geladen werden. Eskalieren können Sie trotzdem.",
    none: "Niemand wird noch einmal benachrichtigt: Für diese Priorität gibt es keine Eskalationskette.",
    again: "alle bisher Benachrichtigten werden noch einmal benachrichtigt",
    told: (names, count) => `${names} ${count === 1 ? "wird" : "werden"} benachrichtigt`,
    tier: (tier) => `Level ${tier} wird benachrichtigt`,
    admins: "die Admins werden benachrichtigt",
    banner: "es wird für alle als noch nicht übernommen markiert",
    more: (count) => `${count} weitere`,
  },
};
