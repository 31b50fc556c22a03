import type { Catalogue } from "..";

export const bell: Catalogue["bell"] = {
  kind: {
    reminder: "Niemand hatte übernommen",
    question: "Antworten Sie in der Sitzung",
    lease: "Antworten Sie auf der Seite der Sitzung",
    lapsed: "Bis dahin war nichts festgehalten",
    taken_over: "Sie können weiter mitlesen",
    test: "Ein Test Ihrer Meldungen",
  },
  hasIt: (name) => `${name} hat übernommen`,
  youHaveIt: "Sie haben übernommen",
  stillWaits: "Wartet noch",
  earlier: (count) => `${count} frühere`,
};
