import type { Catalogue } from "..";
import { analytics } from "./analytics";
import { banners } from "./banners";
import { bell } from "./bell";
import { common } from "./common";
import { context } from "./context";
import { counting, LOCALE } from "./counting";
import { escalate } from "./escalate";
import { files } from "./files";
import { guide } from "./guide";
import { lease } from "./lease";
import { model } from "./model";
import { notes } from "./notes";
import { queue } from "./queue";
import { queueView } from "./queueView";
import { reach } from "./reach";
import { redaction } from "./redaction";
import { rungs } from "./rungs";
import { session } from "./session";
import { sessions } from "./sessions";
import { settings } from "./settings";
import { shell } from "./shell";
import { signIn } from "./signIn";
import { similar } from "./similar";
import { stopwatch } from "./stopwatch";
import { told } from "./told";

export const german: Catalogue = {
  language: "de",
  locale: LOCALE,
  counting,
  analytics,
  banners,
  bell,
  common,
  context,
  escalate,
  files,
  guide,
  lease,
  model,
  notes,
  queue,
  queueView,
  reach,
  redaction,
  rungs,
  session,
  sessions,
  settings,
  shell,
  signIn,
  similar,
  stopwatch,
  told,
};
