/** Before the first account: the front door of an installation in which nobody has one yet. */
export const setUp = {
  nobody: {
    title: "Nobody has an account here yet",
    byLink:
      "FlowPilot printed a link where it was started. Open it, and you are the first admin. It works once; a restart prints a new one.",
    byCommand: "No such line? Then run this on the server, with your own names:",
    command: 'flowpilot account create --name "Your company" --admin-email you@example.com',
  },
  title: "Set up FlowPilot",
  explain: "You become its first admin. The first steps come next: about ten minutes.",
  company: "Company",
  name: "Your name",
  nameHint: "as your colleagues read it",
  password: "Password",
  zone: "Time zone",
  zoneHint: "of your company",
  submit: "Set up",
  gone: "This link is no longer valid: there is an account by now, or the server was started again and printed a newer link.",
  toSignIn: "To sign-in",
};

export type SetUpText = typeof setUp;
