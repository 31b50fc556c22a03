/** The test escalation that FlowPilot sends itself; "canary" is no word for a page. */
export const canary = {
  failed: "The test escalation could not be read.",
  setUp: {
    region: "Test escalation",
    explain:
      "FlowPilot escalates to itself now and then, and warns you when it does not come back. Nobody sees it: it is in no queue, no bell and no figure, and ends by itself.",
    enabled: "Send test escalations",
    every: "Every",
    minutes: "minutes",
    address: "Its mail goes to",
    addressHint: "A mailbox that nobody has to read.",
    save: "Save and try now",
    rest: "Save",
    everyFault: "5 to 1,440 minutes.",
    addressMissing: "Write where its mail goes.",
    addressFault: "Write an address like canary@msp.example.",
  },
  last: {
    region: "The last one",
    run: "Run now",
    resting: "None is sent.",
    never: "The first one starts in a moment.",
    underWay: "Under way since",
    soon: "It starts in a moment.",
    back: "It came back at",
    lost: "It has not come back since",
    lastBack: "The last that came back whole:",
    neverBack: "None has come back whole yet.",
    next: "The next one:",
    part: {
      queue: "Escalated",
      stream: "Seen on the live stream",
      mail: "Taken by the mail server",
    },
    state: {
      done: "done",
      waiting: "waiting",
      missing: "missing",
    },
  },
  missing: {
    stream:
      "The live stream did not show it. Can this server reach its own address? It is FLOWPILOT_BASE_URL.",
    delivery: "Nothing tried to send its mail. Is the worker overloaded?",
    mail: "Its mail was not accepted. Check the address above and the mail server.",
    worker: "Nothing let it run or brought it to an end. Is the worker running?",
  },
};
