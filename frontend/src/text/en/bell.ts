/** What stands below the title of an alert, where it adds something. */
export const bell = {
  kind: {
    reminder: "Nobody had picked it up",
    question: "Answer it in the session",
    lease: "Answer on the session’s page",
    lapsed: "Nothing was recorded in time",
    taken_over: "You can go on reading along",
    test: "A test of your alerts",
  } as Record<string, string>,
  hasIt: (name: string) => `${name} has it`,
  youHaveIt: "You have it",
  stillWaits: "Still waits",
  earlier: (count: number) => `${count} earlier`,
};
