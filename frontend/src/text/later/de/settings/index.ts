import type { SettingsWords } from "../../en/settings";
import { account } from "./account";
import { alerts } from "./alerts";
import { canary } from "./canary";
import { channels } from "./channels";
import { data } from "./data";
import { ladder } from "./ladder";

export const settingsWords: SettingsWords = { account, alerts, canary, channels, data, ladder };
