import { counted } from "../../../en/counting";

/** The stopwatch and the calls that it timed. */
export const baseline = {
  region: "Manual baseline",
  explain:
    "How long does handing over take without FlowPilot? Start the stopwatch when a real hand-over call begins, stop it when it ends.",
  all: "All timed calls",
  start: "Start stopwatch",
  stop: "Stop",
  running: "The call runs",
  since: (time: string) => `since ${time}`,
  discard: "Discard",
  goOn: "Resume",
  measured: "Measured",
  tooLong:
    "More than 8 hours: the stopwatch was probably forgotten. Say how long the call really took, or discard it.",
  minutes: "Minutes",
  minutesHint: "of the call",
  minutesWrong: "A number of minutes, more than 0 and at most 480.",
  people: "People on the call",
  peopleHint: "both sides together",
  fewer: "One fewer",
  more: "One more",
  category: "Category",
  ticket: "Ticket",
  note: "Note",
  save: "Save call",
  saved: "Saved.",
  undo: "Undo",
  undone: "Taken back. It stays on record as removed.",
  undoReason: "Taken back right after saving",
  device: "Runs in this browser and goes on when the phone is locked or the page closed.",
  notKept: "This browser keeps nothing: the stopwatch runs only as long as this page is open.",
  failed: "The timed calls could not be read.",
  floors: {
    missing: (have: number, missing: number) =>
      `${counted(have, "call", "calls")} timed. ${counted(missing, "more call", "more calls")} and this becomes a figure.`,
    thin: (have: number, missing: number) =>
      `${counted(have, "call", "calls")} timed: a figure, but a thin one. ${missing} more and it is not.`,
    asked: (have: number, missing: number) =>
      `${counted(have, "call", "calls")} timed. 20 are asked for: ${missing} more.`,
    enough: (have: number) =>
      `${counted(have, "call", "calls")} timed. That is enough; more make the range narrower.`,
    progress: "Timed calls",
  },
  list: {
    title: "Timed calls",
    none: "No call has been timed yet.",
    person: (count: number) => counted(count, "person", "people"),
    by: (name: string, time: string) => `${name}, ${time}`,
    changed: (count: number) => (count === 1 ? "changed once" : `changed ${count} times`),
    removed: (name: string, time: string, reason: string) => `removed by ${name}, ${time}: “${reason}”`,
    edit: "Change",
    remove: "Remove",
    trace: "What was changed",
    showRemoved: "Show removed calls",
    more: "Show older calls",
    of: (what: string, time: string) => `${what} the call of ${time}`,
  },
  edit: {
    title: "Change a timed call",
    reason: "Why",
    reasonHint: "stays on record",
    reasonMissing: "Say why: it stays on record.",
    save: "Save change",
    length: "Length in minutes",
    began: (time: string) => `Began ${time}`,
  },
  remove: {
    title: "Remove this call?",
    explain:
      "It is taken out of every figure. The row stays on record with your name, the time and the reason.",
    act: "Remove call",
  },
  trace: {
    title: "What was changed",
    by: (name: string, time: string) => `${name}, ${time}`,
    change: (name: string, before: string, after: string) => `${name}: ${before} → ${after}`,
    reason: (reason: string) => `“${reason}”`,
    nothing: "empty",
    names: {
      started_at: "start",
      stopped_at: "end",
      people: "people",
      category: "category",
      ticket_ref: "ticket",
      note: "note",
    } as Record<string, string>,
  },
  freeze: {
    title: "Frozen period",
    explain:
      "A frozen period keeps its calls as they are now. Later calls, changes and removals do not move the saving.",
    none: "Nothing is frozen: every timed call counts as it comes.",
    act: "Freeze a period",
    from: "First day",
    to: "Last day",
    name: "Name",
    save: "Freeze",
    inForce: (from: string, to: string, calls: number) =>
      `${from} to ${to}, ${counted(calls, "call", "calls")}`,
    by: (name: string, time: string) => `frozen by ${name}, ${time}`,
    lift: "Lift",
    liftTitle: "Lift the frozen period?",
    liftExplain:
      "From then on savings use every timed call again. That it was frozen, and why it was lifted, stays on record.",
    liftAct: "Lift it",
    lifted: (name: string, time: string, reason: string) => `lifted by ${name}, ${time}: “${reason}”`,
    wrong: "The last day must not be before the first.",
    onlyAdmins: "An admin can freeze a period.",
    already: "A period is frozen already. Lift it first.",
  },
  page: {
    title: "Stopwatch",
    back: "Analytics",
  },
};
