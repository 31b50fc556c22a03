import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { changeRoom } from "@/api/channels";
import type { Channel } from "@/api/types";
import { useText } from "@/text/later/settings";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { ProblemNote } from "@/ui/states";
import { ChannelFields } from "./ChannelFields";
import { type ChannelField, EMPTY_CHANNEL } from "./channelDraft";
import { useChannelForm } from "./useChannelForm";

interface EditChannelProps {
  channel: Channel;
  onChanged: (channel: Channel) => void;
  onClose: () => void;
}

const NEEDED: readonly ChannelField[] = ["name", "priorities"];

/** Changes a room's name and which priorities it hears. */
export function EditChannel({ channel, onChanged, onClose }: EditChannelProps) {
  const text = useText();
  const { name, priorities } = channel;
  const form = useChannelForm({ ...EMPTY_CHANNEL, name, priorities }, NEEDED);
  const changing = useMutation({
    mutationFn: () =>
      changeRoom(channel.id, { name: form.draft.name.trim(), priorities: [...form.draft.priorities] }),
    onSuccess: onChanged,
    onError: form.refuse,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (form.check() && !changing.isPending) changing.mutate();
  };
  return (
    <Dialog title={text.channels.editTitle(channel.name)} onClose={onClose}>
      <form onSubmit={submit} noValidate className="flex min-h-0 flex-col">
        <div className="flex flex-col gap-4 overflow-auto px-4 py-4 sm:px-6">
          <ChannelFields form={form} withAddress={false} />
          <ProblemNote error={form.hasRefusal ? null : changing.error} />
        </div>
        <div className="flex justify-end gap-2 border-t border-line px-4 py-3 sm:px-6">
          <Button onClick={onClose}>{text.common.cancel}</Button>
          <Button type="submit" look="primary" busy={changing.isPending}>
            {text.channels.addForm.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
