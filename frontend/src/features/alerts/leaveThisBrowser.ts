import { removeOwnChannel } from "@/api/alerts";
import { unsubscribeHere } from "./push";
import { keepChannel, keptChannel } from "./thisBrowser";

/** Who signs out is no longer told in this browser: somebody else may sit in front of it next. */
export async function leaveThisBrowser(): Promise<void> {
  const channelId = keptChannel();
  if (channelId === null) return;
  keepChannel(null);
  await removeOwnChannel(channelId).catch(() => undefined);
  await unsubscribeHere().catch(() => undefined);
}
