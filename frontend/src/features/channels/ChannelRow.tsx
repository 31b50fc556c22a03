import { type ReactNode, useState } from "react";
import { startTest } from "@/api/alerts";
import type { Channel } from "@/api/types";
import { useText } from "@/text/later/settings";
import { Button } from "@/ui/Button";
import { channelFacts, KindIcon } from "./kinds";
import { RemoveChannel } from "./RemoveChannel";
import { TestLines } from "./TestLines";
import { useTest } from "./useTest";

interface ChannelRowProps {
  channel: Channel;
  /** Beside the name: what else holds. */
  note?: ReactNode;
  /** Before "Remove": what else one may do. */
  actions?: ReactNode;
  /** How it is tested, when not as one's own. */
  test?: (channelId: string, key: string) => Promise<{ id: string }>;
  remove: (channelId: string) => Promise<unknown>;
  onRemoved: (channel: Channel) => void;
  returnTo: () => HTMLElement | null;
}

/** The button that the focus goes to when a channel was added. */
export function testButtonId(channelId: string): string {
  return `test-${channelId}`;
}

/** One channel with its facts, a test with its live result, and a way to remove it. */
export function ChannelRow(props: ChannelRowProps) {
  const { channel, note, actions, test = startTest, remove, onRemoved, returnTo } = props;
  const text = useText();
  const words = text.channels;
  const run = useTest((key) => test(channel.id, key));
  const [removing, setRemoving] = useState(false);
  return (
    <li className="border-b border-line py-3 first:pt-0 last:border-0 last:pb-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <div className="flex min-w-[200px] flex-1 items-start gap-3">
          <span className="pt-0.5">
            <KindIcon kind={channel.kind} />
          </span>
          <div className="min-w-0">
            <p className="font-medium">
              {channel.name}
              {note}
            </p>
            <p className="text-meta text-ink-3">{channelFacts(channel, text).join(", ")}</p>
          </div>
        </div>
        <div className="-mx-3 flex flex-wrap items-center gap-1 max-sm:ps-7">
          <Button
            id={testButtonId(channel.id)}
            look="quiet"
            busy={run.running}
            aria-label={words.testOne(channel.name)}
            onClick={run.begin}
          >
            {words.test}
          </Button>
          {actions}
          <Button look="quiet" aria-label={words.removeOne(channel.name)} onClick={() => setRemoving(true)}>
            {words.remove}
          </Button>
        </div>
      </div>
      <div className="mt-2 ps-7 empty:hidden">
        <TestLines run={run} single />
      </div>
      {removing && (
        <RemoveChannel
          channel={channel}
          remove={remove}
          onRemoved={() => onRemoved(channel)}
          onClose={() => setRemoving(false)}
          returnTo={returnTo}
        />
      )}
    </li>
  );
}
