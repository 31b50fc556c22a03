import { counted } from "../../../en/counting";

/** What an admin does with the account's data. */
export const data = {
  export: {
    region: "Export",
    explain:
      "Everything that the account has, as a zip of JSON lines: sessions with steps and files, escalations, people, figures, playbooks, the audit trail. No passwords, tokens or channel addresses.",
    ask: "Export everything",
    asked: "The export is being made. It stands here when it is ready; you may leave this page.",
    failed: "The exports could not be read.",
    none: "Nothing was exported yet.",
    state: {
      pending: "Being made",
      ready: "Ready",
      failed: "Could not be made. Ask again.",
    },
    by: (name: string) => `asked by ${name}`,
    until: (date: string) => `kept until ${date}`,
    download: "Download",
    downloadOne: (date: string) => `Download the export of ${date}`,
    remove: "Delete",
    removeOne: (date: string) => `Delete the export of ${date}`,
    warning: "Whoever has the file can read everything, also what viewers see masked.",
  },
  retention: {
    region: "How long things are kept",
    explain:
      "Counted from the end of a session. What is older is deleted for good within an hour. Figures and similar sessions no longer know it. The audit trail is kept for ever.",
    failed: "How long things are kept could not be read.",
    sessions: "Sessions",
    files: "Files of sessions",
    forEver: "For ever",
    days: (days: number) => `${days} days`,
    years: (years: number) => counted(years, "year", "years"),
    save: "Save",
    nothing: "Nothing is that old yet.",
    effect: (sessions: number, steps: number, files: number) =>
      `This deletes ${counted(sessions, "session", "sessions")} with ${counted(steps, "step", "steps")}, and ${counted(files, "file", "files")}, within an hour. Nobody can bring them back.`,
    sure: "Delete what is older",
  },
  client: {
    remove: "Delete",
    removeOne: (name: string) => `Delete ${name}`,
    title: (name: string) => `Delete ${name} for good`,
    contents: (sessions: number, steps: number, handoffs: number, files: number) =>
      `${counted(sessions, "session", "sessions")} with ${counted(steps, "step", "steps")}, ${counted(handoffs, "escalation", "escalations")} and ${counted(files, "file", "files")} are deleted with it, and every export. Figures no longer count them. Nobody can bring them back.`,
    inTransit: (sessions: number) =>
      `${counted(sessions, "session", "sessions")} of it in transit, waiting for somebody or worked on after an escalation. End or cancel that first.`,
    counting: "Counting what goes with it…",
    type: (name: string) => `Type “${name}” to say that you mean it`,
    submit: "Delete for good",
  },
};
