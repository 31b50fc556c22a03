import type { Catalogue } from "..";
import { counted } from "./counting";

export const banners: Catalogue["banners"] = {
  region: "Für Admins",
  noMail: "E-Mail ist nicht eingerichtet: Niemand wird per E-Mail benachrichtigt.",
  oneFails: (name, time) => `${name} kommt seit ${time} nicht mehr durch.`,
  someFail: (count, time) => `${count} Kanäle kommen nicht durch, der erste seit ${time}.`,
  mail: "E-Mail",
  ofPerson: (channel, name) => `${channel} von ${name}`,
  noCanary: (time) => `Die Testeskalation ist seit ${time} nicht zurückgekommen.`,
  held: (count) =>
    `Eine Sicherung wurde wiederhergestellt: ${counted(count, "Nachricht wartet", "Nachrichten warten")} auf Ihre Entscheidung.`,
  decide: "Entscheiden",
  look: "Ansehen, was ausfällt",
  setUp: "So wird es eingerichtet",
  dismiss: "Nicht jetzt",
};
