import { counted } from "./counting";

/** What an admin is told on every page until it is mended or put away. */
export const banners = {
  region: "For admins",
  noMail: "Mail is not set up: nobody is told by mail.",
  oneFails: (name: string, time: string) => `${name} has not got through since ${time}.`,
  someFail: (count: number, time: string) => `${count} channels do not get through, the first since ${time}.`,
  mail: "Mail",
  ofPerson: (channel: string, name: string) => `${channel} of ${name}`,
  noCanary: (time: string) => `The test escalation has not come back since ${time}.`,
  held: (count: number) =>
    `A backup was restored: ${counted(count, "message waits", "messages wait")} for your decision.`,
  decide: "Decide",
  look: "See what fails",
  setUp: "How to set it up",
  dismiss: "Not now",
};
