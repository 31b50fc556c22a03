import { counted } from "../../en/counting";

/** The way from a new account to an escalation that reached somebody. */
export const firstRun = {
  title: "First steps",
  explain: "About ten minutes, and you know that an escalation reaches somebody. Leave out what you like.",
  failed: "It could not be read how far you are.",
  progress: (done: number, all: number) => `${done} of ${all} done`,
  list: "Steps",
  state: { open: "to do", done: "done", skipped: "left out", later: "at your next handover" },
  step: {
    people: "Invite your colleagues",
    mail: "Check that mail arrives",
    alerts: "Choose how you are told",
    ladder: "Say what happens when nobody picks up",
    baseline: "Measure how long handing over takes today",
    practice: "Practise: an escalation that really arrives",
  },
  skip: "Leave out",
  next: "Go on",
  ready: "Everything stands. An escalation from here reaches your people.",
  unproven: (hasColleagues: boolean): string =>
    hasColleagues
      ? "You picked it up yourself. Let a colleague pick one up to know that it reaches somebody."
      : "You picked it up yourself. Invite a colleague to know that it reaches somebody.",
  fails: "An escalation from here reached somebody, but a channel fails now.",
  toChannels: "See which",
  nothingLeft: "Nothing is left to do here.",
  toQueue: "To the escalations",
  later: "Do not remind me",
  laterExplain: "A line on your first page reminds you until all is done. This page stays in the settings.",
  away: "You are reminded no more. This page stays in the settings.",
  people: {
    explain: "An escalation needs somebody who can pick it up. Two colleagues are enough to begin with.",
    explainNoMail: "Mail is not set up here: copy each link and give it to the person yourself.",
    count: (people: number, invited: number) =>
      `${counted(people, "person", "people")}${invited > 0 ? `, ${invited} not signed in yet` : ""}`,
    all: "Everybody, with roles",
  },
  mail: {
    off: "Mail is not set up on this server yet.",
    offExplain:
      "FlowPilot works without it: by bell, by push in the browser, by chat. With mail, people hear who have no page open. Whoever runs the server (you?) sets two values where it is started, and starts it again:",
    on: "Mail is set up. See whether it reaches you.",
    to: (address: string) => `A test goes to ${address}.`,
    through: (server: string) => `It goes through ${server}, as FLOWPILOT_SMTP_URL says.`,
    send: "Send me a test",
  },
  alerts: {
    explain: "You are told by mail. This browser can tell you too, even when no page of FlowPilot is open.",
    explainNoMail:
      "On an open page the bell tells you. This browser can tell you even when no page of FlowPilot is open.",
    test: "Send a test to all my channels",
    more: "Slack, Teams, quiet hours",
  },
  ladder: {
    explain: "Nobody looks? Then somebody else is told. This is what we suggest:",
    holds: "This holds now:",
    accept: "Use this ladder",
    edit: "Change it first",
    change: "Change it",
    failed: "The ladder could not be read.",
  },
  baseline: {
    explain:
      "To know later what FlowPilot saves, time a few real handover calls as you make them today: start when you dial, stop when you hang up. This takes no part in the ten minutes: come back at your next handover. Six calls make a figure.",
    count: (calls: number) => `${counted(calls, "call", "calls")} timed`,
    more: "All timed calls",
  },
  practice: {
    explain:
      "FlowPilot asks for help with a made-up printer. Everybody is told as in earnest, you too; anyone may pick it up. It is marked as practice and is in no figure.",
    hearing: "You and every engineer and admin will hear of it.",
    send: "Send a practice escalation",
    again: "Send another",
    end: "End it",
    endAsk: (name: string) => `${name} is working on it. End it anyway?`,
    endExplain: (name: string) => `${name} reads that you ended the practice, and is thanked.`,
    endAnyway: "End it anyway",
    endKeep: "Let it go on",
    onlySelf: "picked up by yourself",
    open: "Look at it",
    region: "What becomes of it",
    sent: "Sent",
    told: "Told",
    toldCount: (told: number, of: number) => `${told} of ${counted(of, "colleague", "colleagues")}`,
    toldNobody: "nobody but you is here yet",
    onPages: (pages: number) => `on ${counted(pages, "open page", "open pages")}`,
    byChannel: (channel: string, sent: number, of: number, why: string | null) =>
      `${channel}: ${sent} of ${of}${why === null ? "" : `, ${why}`}`,
    pickedUp: "Picked up",
    by: (name: string, span: string) => `by ${name}, after ${span}`,
    byYou: (span: string) => `by you, after ${span}`,
    waiting: "waiting for somebody",
    reached: "It has reached somebody; nobody has picked it up yet.",
    notYet: "It has reached nobody yet.",
    nobodyElse:
      "You can pick it up yourself to see the way. Whether it reaches somebody is known with a colleague.",
    bySender: (name: string | null) =>
      `${name === null ? "You picked it up yourself" : `${name} sent it and picked it up`}: that shows the way. That it reaches somebody is known once a colleague picks one up.`,
    works: "It works: asked, told, picked up.",
    worksExplain: "Inside, record something or resolve it. A real one goes the same way.",
    over: "It ended before anybody picked it up.",
    forgotten: "After an hour it ended by itself. Nobody is told of it any more.",
    tooMany: "Ten practice escalations an hour are the most.",
    who: "Who was told, and how",
  },
};

export type FirstRunText = typeof firstRun;
