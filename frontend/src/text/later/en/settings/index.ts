import type { AnyLanguage } from "../../..";
import { account } from "./account";
import { alerts } from "./alerts";
import { canary } from "./canary";
import { channels } from "./channels";
import { data } from "./data";
import { ladder } from "./ladder";

export const settingsWords = { account, alerts, canary, channels, data, ladder };

export type SettingsWords = AnyLanguage<typeof settingsWords>;
