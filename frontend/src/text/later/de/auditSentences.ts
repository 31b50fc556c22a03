import type { AuditText } from "../en/audit";

export const sentences: AuditText["sentences"] = {
  step: (number, kind) => `hat Schritt ${number} festgehalten: ${kind}`,
  escalated: (priority) => `hat eine Sitzung eskaliert, Priorität ${priority}`,
  parked: "hat eine Sitzung geparkt",
  claimed: {
    continue: "hat eine Übergabe übernommen und macht dort weiter, wo sie stand",
    ai: "hat eine Übergabe übernommen, mit KI-Analyse",
    own: "hat eine Übergabe übernommen, mit eigenem Plan",
  },
  told: {
    again: (names) => `hat ${names} noch einmal benachrichtigt`,
    tier: (names) => `hat das nächste Level benachrichtigt: ${names}`,
    admins: (names) => `hat die Admins benachrichtigt: ${names}`,
  },
  unowned: "hat eine Übergabe als noch nicht übernommen markiert",
  handedBack: (number) => `hat eine Sitzung zurückgegeben, mit der Antwort in Schritt ${number}`,
};
