import { account } from "./account";
import { analytics } from "./analytics";
import { common } from "./common";
import { context } from "./context";
import { escalate } from "./escalate";
import { queue } from "./queue";
import { session } from "./session";
import { sessions } from "./sessions";
import { shell } from "./shell";
import { signIn } from "./signIn";

export const english = {
  language: "en",
  account,
  analytics,
  common,
  context,
  escalate,
  queue,
  session,
  sessions,
  shell,
  signIn,
};
