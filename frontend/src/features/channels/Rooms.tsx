import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { addRoom, removeRoom, roomsQuery, startRoomTest } from "@/api/channels";
import { keepAnswer } from "@/api/fresh";
import type { Channel } from "@/api/types";
import { useText } from "@/text/later/settings";
import { Button } from "@/ui/Button";
import { Panel } from "@/ui/Panel";
import { Failed, Skeleton } from "@/ui/states";
import { ChannelList } from "./ChannelList";
import { EditChannel } from "./EditChannel";

/** The account's own channels. */
export function Rooms() {
  const text = useText();
  const client = useQueryClient();
  const rooms = useQuery(roomsQuery);
  const words = text.channels.rooms;
  const put = (items: Channel[]) => keepAnswer(client, roomsQuery, { items });
  return (
    <Panel title={words.region} explain={words.explain}>
      {rooms.isPending && <Skeleton className="h-24" />}
      {rooms.isError && <Failed title={words.failed} error={rooms.error} onRetry={() => rooms.refetch()} />}
      {rooms.data && (
        <ChannelList
          channels={rooms.data.items}
          none={words.none}
          addLabel={words.add}
          add={addRoom}
          remove={removeRoom}
          test={startRoomTest}
          onChange={put}
          actions={(channel, say) => (
            <EditButton
              channel={channel}
              onChanged={(changed) => {
                put(rooms.data.items.map((each) => (each.id === changed.id ? changed : each)));
                say(text.channels.changed(changed.name));
              }}
            />
          )}
        />
      )}
    </Panel>
  );
}

function EditButton({ channel, onChanged }: { channel: Channel; onChanged: (channel: Channel) => void }) {
  const text = useText();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="quiet" aria-label={text.channels.editOne(channel.name)} onClick={() => setOpen(true)}>
        {text.channels.edit}
      </Button>
      {open && (
        <EditChannel
          channel={channel}
          onChanged={(changed) => {
            onChanged(changed);
            setOpen(false);
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
