import { type ReactNode, useEffect, useRef, useState } from "react";
import type { Channel, NewChannel, NewChannelAnswer } from "@/api/types";
import { useText } from "@/text/later/settings";
import { Button } from "@/ui/Button";
import { PlusIcon } from "@/ui/icons";
import { AddChannel } from "./AddChannel";
import { ChannelRow, testButtonId } from "./ChannelRow";

interface ChannelListProps {
  channels: readonly Channel[];
  /** What is said instead of a list. */
  none: string;
  addLabel: string;
  add: (body: NewChannel, key: string) => Promise<NewChannelAnswer>;
  remove: (channelId: string) => Promise<unknown>;
  test?: (channelId: string, key: string) => Promise<{ id: string }>;
  /** What else one may do with a channel, and what else is said of it. */
  actions?: (channel: Channel, say: (words: string) => void) => ReactNode;
  noteOf?: (channel: Channel) => ReactNode;
  /** The list as it is after an addition or a removal. */
  onChange: (channels: Channel[]) => void;
  /** Another way to add one, which says what it added. */
  children?: (added: (channel: Channel) => void) => ReactNode;
}

/** Channels with their tests, and a way to add one. What was just done is said below the list. */
export function ChannelList(props: ChannelListProps) {
  const { channels, none, addLabel, add, remove, test, actions, noteOf, onChange, children } = props;
  const text = useText();
  const [adding, setAdding] = useState(false);
  const [done, setDone] = useState("");
  const addButton = useRef<HTMLButtonElement>(null);
  const added = useRef<string | null>(null);
  const [atOnce, setAtOnce] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the row comes with the list, a moment after it was added
  useEffect(() => {
    const button = document.getElementById(testButtonId(atOnce ?? ""));
    if (button === null) return;
    button.focus();
    setAtOnce(null);
  }, [atOnce, channels]);
  const include = (channel: Channel) => {
    onChange([...channels.filter(({ id }) => id !== channel.id), channel]);
    setDone(text.channels.added(channel.name));
  };
  return (
    <>
      {channels.length === 0 && <p className="max-w-[60ch] text-ink-2">{none}</p>}
      <ul className="m-0 list-none p-0">
        {channels.map((channel) => (
          <ChannelRow
            key={channel.id}
            channel={channel}
            note={noteOf?.(channel)}
            actions={actions?.(channel, setDone)}
            test={test}
            remove={remove}
            onRemoved={({ id, name }) => {
              onChange(channels.filter((each) => each.id !== id));
              setDone(text.channels.removed(name));
            }}
            returnTo={() => addButton.current}
          />
        ))}
      </ul>
      <div className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button ref={addButton} icon={<PlusIcon />} onClick={() => setAdding(true)}>
          {addLabel}
        </Button>
        {children?.((channel) => {
          include(channel);
          setAtOnce(channel.id);
        })}
        <p role="status" className={done === "" ? "sr-only" : "text-ink-2"}>
          {done}
        </p>
      </div>
      {adding && (
        <AddChannel
          title={addLabel}
          add={add}
          onAdded={(channel) => {
            added.current = testButtonId(channel.id);
            include(channel);
          }}
          onClose={() => setAdding(false)}
          returnTo={() => {
            const button = document.getElementById(added.current ?? "");
            added.current = null;
            return button;
          }}
        />
      )}
    </>
  );
}
