/** The page that says what each number means, in words. */
export const definitions = {
  title: "What these numbers mean",
  back: "Back to analytics",
  intro:
    "Two kinds of numbers, never mixed: what the server measured in FlowPilot, and what a person measured with a stopwatch around manual calls. A saving exists only where both do.",
  contents: "On this page",
  sections: {
    cohort: {
      title: "Which escalations count",
      paragraphs: [
        "All that were escalated in the last 7, 30 or 90 times 24 hours, up to the moment named at the top. Parked sessions and test escalations are not among them.",
        "Each counts once, by the claim that stands or that ended it: picked up, not picked up, cancelled, or solved by the asker. These four add up to all. Claims that were given up before are counted beside them and are in no time.",
      ],
    },
    waiting: {
      title: "Waiting",
      paragraphs: [
        "From the escalation to the claim that held. An escalation that nobody has picked up is not dropped: it counts as waiting at least so long. The same for one that was cancelled or solved by the asker, up to that moment.",
        "The curve shows of all escalations how many still wait after a time. Dropping the ones without an end would make every wait look shorter.",
      ],
    },
    time_to_first_action: {
      title: "Time to first action",
      paragraphs: [
        "From the claim to the first thing that this person does in the session: a step of any kind, a file, resolving it, handing it back, or the tap “started outside the app”. Opening, reading back, asking the guide, rating and pausing are not acts.",
        "This is the headline. It is not minutes saved, and it is subtracted from nothing.",
      ],
    },
    getting_ready: {
      title: "Getting ready",
      paragraphs: [
        "From the claimer’s first look at the handoff to their first act. The screen is read before the claim, so this, not the time to first action, is what replaces the call.",
      ],
    },
    escalation_cost: {
      title: "Cost of an escalation",
      paragraphs: [
        "Writing it (from opening the dialog to sending, measured by the page) plus getting ready, as minutes of one person. Escalations of which one part is not known are left out and counted, never taken as zero.",
      ],
    },
    baseline: {
      title: "Manual call",
      paragraphs: [
        "Somebody starts the stopwatch when a hand-over call begins, stops it when it ends, and says how many people were on it. At least 5 calls are needed for any saving, below 10 the figure is called thin, 20 are asked for.",
        "Changing or removing a call leaves a trace: who, when, why. A frozen period is not changed by later calls.",
        "Time calls as they come, not only the long ones: a baseline of chosen calls proves nothing.",
      ],
    },
    saving: {
      title: "Hours saved per week",
      paragraphs: [
        "For each escalation that was picked up: call minutes × people, less its cost. The sum, less the writing of those that nobody picked up, divided by the weeks. It is shown as a range, and it may be below zero.",
        "Where at least 5 calls of a category were timed, an escalation is compared with calls of its own category, otherwise with all calls.",
        "The verdict is about the whole pilot: verified when the lower end is above 1.0 hour a week, refuted when the upper end is at or below it, otherwise not yet. Below 40 escalations or 5 calls it is not yet, whatever the range says.",
        "The escalation rate stands beside it, because a team that escalates more seems to save more.",
      ],
    },
    ranges: {
      title: "Ranges, rough, not enough data, not reached",
      paragraphs: [
        "Each figure has a 95 % range: if the same team worked on like this, ranges made this way would hold the true value about 95 times in 100. How often they really do was measured; the table is in the documentation. With fewer than 40 complete times the range itself is unsure, and it is called rough.",
        "Mean and median need 6 complete times, 9 in 10 needs 29, 95 in 100 needs 59. Below that the single times are shown and the page says how many are missing.",
        "Not reached: so many have no end yet that the curve does not come down far enough to say.",
        "The mean counts each case with at most 8 hours. A mean quoted without these 8 hours is wrong.",
      ],
    },
    clocks: {
      title: "Wall clock and duty clock",
      paragraphs: [
        "The wall clock counts every minute. The duty clock counts only minutes in which the account is on duty by its calendar, so an escalation of Friday evening does not wait a whole weekend. Always say which one.",
      ],
    },
    quote: {
      title: "What may be quoted, to whom",
      paragraphs: [
        "To your team and to customers: median and mean with their range, n, how many are cut, the period, the clock and the definition.",
        "To a buyer: the saving as a range with its verdict, the number of escalations and calls it stands on, the escalation rate, and the evidence pack.",
        "Not to anybody: a point without its range; a rough figure without that word; time to first action as “minutes saved”; one person’s times. The files name people so that rows can be checked, not compared.",
      ],
    },
  },
  questions: {
    title: "Questions people ask",
    items: [
      {
        question: "Why is the saving a range and not a number?",
        answer:
          "Because another month of the same work would give another number. The range says how different it could be.",
      },
      {
        question: "Why 1.0 hour a week?",
        answer:
          "It is the bar for every pilot, set before its figures were known. A saving whose range does not clear it may be real, but it is not proven.",
      },
      {
        question: "Why does the verdict not follow the period and the filters?",
        answer:
          "Because somebody could then choose the weeks and clients that look best. It is always about the whole pilot and the whole account.",
      },
      {
        question: "What is n, and what is cut?",
        answer:
          "n is how many times are complete. Cut are those without an end: they still run, or ended in another way. They count as lasting at least so long.",
      },
      {
        question: "Could we make it look better?",
        answer:
          "By timing only long calls, or by escalating more. That is why removed calls stay on record, and why the escalation rate stands beside the saving.",
      },
      {
        question: "Why does an escalation that nobody picked up count?",
        answer: "Because it is the worst wait there is. Leaving it out would reward not answering.",
      },
      {
        question: "Why does the mean differ from what my spreadsheet says?",
        answer:
          "A plain mean of the finished ones leaves out those that still run. The evidence pack has the recipe with all of them.",
      },
      {
        question: "Can I see who is fast and who is slow?",
        answer:
          "No. Figures are about the team. Who gets the hard ones is not chance, so a ranking would be unfair and wrong.",
      },
      {
        question: "Is this better than last month?",
        answer: "Only where the ranges are apart. Where they overlap, it may be chance.",
      },
    ],
  },
  stamps: [
    { name: "Escalated", fact: "the handoff is on record" },
    { name: "First told", fact: "a message reached the first person; the bell alone is not telling" },
    { name: "First look", fact: "the person who later picks it up opens the handoff for the first time" },
    { name: "Picked up", fact: "the last claim that held; earlier ones stay on record" },
    { name: "First action", fact: "the claimer’s own first act in the session, with its kind" },
    { name: "Ended", fact: "resolved, handed back, cancelled or solved by the asker" },
  ],
};
