import { counted } from "./counting";

/** Files of a session. */
export const files = {
  title: "Files",
  none: "None attached",
  unread: "The files could not be read.",
  attach: "Attach files",
  limits: "Up to 25 MB each, 200 files a session.",
  hint: "Drop or paste files, up to 25 MB",
  dropHere: "Drop to attach. Up to 25 MB each.",
  uploading: "Files on their way",
  progress: (name: string) => `How much of ${name} is sent`,
  attached: (name: string) => `${name} is attached.`,
  stop: (name: string) => `Stop sending ${name}`,
  forget: (name: string) => `Leave out ${name}`,
  tooLarge: "Larger than 25 MB, so it cannot be attached.",
  empty: "This file is empty.",
  full: "This session holds as many files as it can: 200, or 500 MB in all.",
  longPaste: (lines: number) =>
    `You pasted ${counted(lines, "line", "lines")}. As a file they keep the story readable.`,
  asFile: "Attach as file",
  keepText: "Keep as text",
  size: { bytes: (n: number) => `${n} B`, kilo: (n: string) => `${n} kB`, mega: (n: string) => `${n} MB` },
};
