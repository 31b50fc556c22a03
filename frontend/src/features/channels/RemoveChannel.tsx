import { useMutation } from "@tanstack/react-query";
import { useRef } from "react";
import type { Channel } from "@/api/types";
import { useText } from "@/text/later/settings";
import { Confirm } from "@/ui/Dialog";
import { ProblemNote } from "@/ui/states";

interface RemoveChannelProps {
  channel: Channel;
  remove: (channelId: string) => Promise<unknown>;
  onRemoved: () => void;
  onClose: () => void;
  /** Where the focus goes when the row is gone. */
  returnTo: () => HTMLElement | null;
}

/** Asks before a channel goes: its address is a secret that nobody can read back. */
export function RemoveChannel({ channel, remove, onRemoved, onClose, returnTo }: RemoveChannelProps) {
  const words = useText().channels;
  const gone = useRef(false);
  const removing = useMutation({
    mutationFn: () => remove(channel.id),
    onSuccess: () => {
      gone.current = true;
      onRemoved();
    },
  });
  return (
    <Confirm
      title={words.removeTitle(channel.name)}
      act={words.remove}
      keep={words.keep}
      busy={removing.isPending}
      onAct={() => removing.mutate()}
      onClose={onClose}
      returnTo={() => (gone.current ? returnTo() : null)}
    >
      <p>{words.removeExplain}</p>
      <ProblemNote error={removing.error} />
    </Confirm>
  );
}
