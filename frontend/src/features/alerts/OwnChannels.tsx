import { useQueryClient } from "@tanstack/react-query";
import { addOwnChannel, alertsQuery, removeOwnChannel } from "@/api/alerts";
import { keepAnswer } from "@/api/fresh";
import type { Alerts, Channel } from "@/api/types";
import { ChannelList } from "@/features/channels/ChannelList";
import { useText } from "@/text/later/settings";
import { Panel } from "@/ui/Panel";
import { unsubscribeHere } from "./push";
import { ThisBrowser, useThisBrowser } from "./ThisBrowser";
import { keepChannel } from "./thisBrowser";

/** One's own channels besides mail; this browser is one of them, if wanted. */
export function OwnChannels({ alerts }: { alerts: Alerts }) {
  const text = useText();
  const client = useQueryClient();
  const here = useThisBrowser(alerts.channels);
  const words = text.alerts.channels;
  const put = (channels: Channel[]) => keepAnswer(client, alertsQuery, { ...alerts, channels });
  const remove = async (channelId: string) => {
    await removeOwnChannel(channelId);
    if (channelId !== here?.id) return;
    keepChannel(null);
    await unsubscribeHere();
  };
  return (
    <Panel title={words.region} explain={words.explain}>
      <ChannelList
        channels={alerts.channels}
        none={words.none}
        addLabel={words.add}
        add={addOwnChannel}
        remove={remove}
        onChange={put}
        noteOf={({ id }) =>
          id === here?.id && (
            <span className="ms-2 text-meta font-medium text-green">{text.alerts.push.on}</span>
          )
        }
      >
        {(added) => <ThisBrowser alerts={alerts} onAdded={added} />}
      </ChannelList>
    </Panel>
  );
}
