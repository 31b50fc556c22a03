import { useMutation } from "@tanstack/react-query";
import { changeRoom } from "@/api/channels";
import type { Channel } from "@/api/types";
import { useText } from "@/text/later/settings";
import { FormDialog } from "@/ui/FormDialog";
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
  return (
    <FormDialog
      title={text.channels.editTitle(channel.name)}
      act={text.channels.addForm.save}
      busy={changing.isPending}
      error={form.hasRefusal ? null : changing.error}
      onSubmit={() => form.check() && changing.mutate()}
      onClose={onClose}
    >
      <ChannelFields form={form} withAddress={false} />
    </FormDialog>
  );
}
