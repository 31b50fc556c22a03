import type { Catalogue } from "..";
import { at } from "./clock";
import { counted } from "./counting";

export const rungs: Catalogue["rungs"] = {
  next: {
    again: (time) => `dann dieselben, ${time}`,
    tier: (tier, time) => `dann ${tier}, ${time}`,
    admins: (time) => `dann Admins, ${time}`,
    banner: (time) => `dann Markierung, ${time}`,
  },
  done: {
    again: (time) => `noch einmal benachrichtigt, ${time}`,
    tier: (tier, time) => `${tier} benachrichtigt, ${time}`,
    admins: (time) => `Admins benachrichtigt, ${time}`,
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
  unownedSince: (time) => `Noch nicht übernommen. Markiert ${at(time)}, bisher hat niemand übernommen.`,
  region: "Noch nicht übernommen",
  headline: (count) => `${counted(count, "Eskalation ist", "Eskalationen sind")} noch nicht übernommen.`,
  explain: "Alle Stufen sind durch, und niemand hat übernommen.",
  open: "Öffnen",
  andMore: (count) => `und ${count} weitere`,
};
