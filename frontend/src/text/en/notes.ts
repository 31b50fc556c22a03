/** What was recorded, as ticket notes. */
export const notes = {
  button: "Copy ticket notes",
  title: "Ticket notes",
  tone: "For whom",
  tones: { internal: "Internal", customer: "Customer" },
  explain: {
    internal: "Everything that was recorded, for colleagues. Secrets are masked.",
    customer: "What the customer may read: no internals, no names of machines. Read it before you send it.",
  },
  language: "Language",
  languages: { en: "English", de: "Deutsch" },
  preview: "Notes",
  failed: "The notes could not be written.",
  copy: "Copy",
  copyAgain: "Copy again",
  copied: { internal: "Internal notes copied.", customer: "Customer notes copied." },
  copyByHand: "This browser does not let a page copy. Select the text and copy it.",
  offer: "Notes for the ticket are ready.",
};
