import { account } from "./account";
import { alerts } from "./alerts";
import { analytics } from "./analytics";
import { channels } from "./channels";
import { common } from "./common";
import { context } from "./context";
import { escalate } from "./escalate";
import { ladder } from "./ladder";
import { queue } from "./queue";
import { session } from "./session";
import { sessions } from "./sessions";
import { settings } from "./settings";
import { shell } from "./shell";
import { signIn } from "./signIn";

export const english = {
  language: "en",
  account,
  alerts,
  analytics,
  channels,
  common,
  context,
  escalate,
  ladder,
  queue,
  session,
  sessions,
  settings,
  shell,
  signIn,
};
