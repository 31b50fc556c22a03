/** Acts whose members say what was done better than their names do: what follows the name of who did it. */
export const sentences = {
  step: (number: number, kind: string) => `recorded step ${number}: ${kind}`,
  escalated: (priority: string) => `escalated a session, priority ${priority}`,
  parked: "parked a session",
  claimed: {
    continue: "claimed a handoff, to go on where it stood",
    ai: "claimed a handoff, for an AI analysis",
    own: "claimed a handoff, with a plan of their own",
  } as Record<string, string>,
  told: {
    again: (names: string) => `told ${names} again`,
    tier: (names: string) => `told ${names}, of the next tier`,
    admins: (names: string) => `told ${names} as admin`,
  } as Record<string, (names: string) => string>,
  unowned: "marked a handoff as still unowned",
  handedBack: (number: number) => `handed a session back, with the answer in step ${number}`,
};
