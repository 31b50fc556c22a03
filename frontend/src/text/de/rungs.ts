import type { Catalogue } from "..";
import { counted } from "./counting";

export const rungs: Catalogue["rungs"] = {
  next: {
    again: (time) => `als Nächstes: dieselben um ${time}`,
    tier: (tier, time) => `als Nächstes: ${tier} um ${time}`,
    admins: (time) => `als Nächstes: Admins um ${time}`,
    banner: (time) => `als Nächstes: Markierung um ${time}`,
  },
  done: {
    again: (time) => `noch einmal benachrichtigt um ${time}`,
    tier: (tier, time) => `${tier} benachrichtigt um ${time}`,
    admins: (time) => `Admins benachrichtigt um ${time}`,
    banner: (time) => `nicht übernommen seit ${time}`,
  },
  step: {
    again: "alle Benachrichtigten werden noch einmal benachrichtigt",
    tier: (tier) => `${tier} wird benachrichtigt`,
    admins: "die Admins werden benachrichtigt",
    banner: "es wird als noch nicht übernommen markiert",
  },
  tier: (tier) => `Level ${tier}`,
  passed: "erledigt",
  unowned: "Noch nicht übernommen",
  unownedSince: (time) => `Noch nicht übernommen. Markiert um ${time}, bisher hat niemand übernommen.`,
  region: "Noch nicht übernommen",
  headline: (count) => `${counted(count, "Eskalation ist", "Eskalationen sind")} noch nicht übernommen.`,
  explain: "Die Eskalationskette ist zu Ende, und niemand hat übernommen.",
  open: "Öffnen",
  andMore: (count) => `und ${count} weitere`,
};
