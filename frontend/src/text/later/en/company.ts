/** Signing in with one's company, at the front door. */
export const company = {
  act: "Sign in with your company",
  or: "or by password",
  explain: "You sign in where you do for everything else at work, and come back here.",
  instead: "By password instead",
  ask: "Signing in with your company? Open the link that your admin gave you; this browser remembers it.",
  passwordsOff: "Passwords are off in this account. Sign in with your company.",
  turnedAway:
    "Your company’s sign-in did not let you stay. Sign in with your company again, or ask your admin for a link to a new password.",
  askForLink: "Your company’s sign-in did not let you stay. Ask your admin for a link to a new password.",
  refused: {
    no_provider:
      "This link leads nowhere any more. Ask your admin for the present one, or sign in by password.",
    begin_again: "That took too long, or was begun in another browser. Please begin again.",
    cancelled: "Your company’s sign-in did not let you through. Nothing has changed; you can begin again.",
    not_reached: "Your company’s sign-in does not answer as it should. Please try again, or tell your admin.",
    not_believed: "What your company’s sign-in said could not be verified. Please tell your admin.",
    no_address: "Your company’s sign-in does not say a verified mail address. Please tell your admin.",
    wrong_domain: "People with your mail address do not come in here. Please ask your admin.",
    no_role: "Nothing at your company says which role you have here. Please ask your admin.",
    other_person: "Somebody else already uses your mail address here. Please ask your admin.",
    disabled: "You cannot sign in to this account any more. Your admin can change that.",
    suspended: "This account is suspended. Whoever runs FlowPilot for you can say why.",
  } as Record<string, string>,
};

export type CompanyText = typeof company;
