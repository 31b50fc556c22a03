import { counted } from "../../de/counting";
import type { HeldText } from "../en/held";

export const held: HeldText = {
  region: "Zurückgehaltene Nachrichten",
  explain:
    "Sie waren noch nicht gesendet, als die Sicherung entstand, und sind seither vielleicht schon hinausgegangen. Niemand erhält sie, bevor Sie entscheiden. Was inzwischen jemand übernimmt oder löst, verschwindet von selbst aus dieser Liste.",
  failed: "Die zurückgehaltenen Nachrichten konnten nicht geladen werden.",
  none: "Nichts wird zurückgehalten.",
  noneExplain:
    "Nach einer Wiederherstellung warten hier Nachrichten, die noch zu senden waren, auf einen Admin.",
  count: (count) => counted(count, "Nachricht", "Nachrichten"),
  over: (channel) => `über ${channel}`,
  tried: "vor der Sicherung versucht, vielleicht angekommen",
  send: "Senden",
  drop: "Verwerfen",
  sendOne: (name, title) => `An ${name} senden: ${title}`,
  dropOne: (name, title) => `Für ${name} verwerfen: ${title}`,
  sendAll: "Alle senden",
  dropAll: "Alle verwerfen",
  more: "Mehr anzeigen",
  sent: (count) => `${counted(count, "Nachricht geht", "Nachrichten gehen")} jetzt hinaus.`,
  dropped: (count) => `${counted(count, "Nachricht wurde", "Nachrichten wurden")} verworfen.`,
  asking: {
    send: {
      title: (count) => `${counted(count, "Nachricht", "Nachrichten")} senden?`,
      explain: "Wer eine davon nach der Sicherung schon erhalten hat, erhält sie noch einmal.",
    },
    drop: {
      title: (count) => `${counted(count, "Nachricht", "Nachrichten")} verwerfen?`,
      explain: "Niemand erhält sie. Die Übergaben selbst bleiben, wie sie sind.",
    },
    keep: "Nicht jetzt",
  },
};
