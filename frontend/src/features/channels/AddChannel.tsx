import { useEffect, useRef, useState } from "react";
import type { Channel, NewChannel, NewChannelAnswer } from "@/api/types";
import { useIntent } from "@/api/useIntent";
import { useText } from "@/text/later/settings";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { DialogForm } from "@/ui/FormDialog";
import { Once } from "@/ui/Once";
import { ChannelFields } from "./ChannelFields";
import { type ChannelField, channelBody, EMPTY_CHANNEL } from "./channelDraft";
import { KindChoice } from "./KindChoice";
import { useChannelForm } from "./useChannelForm";

interface AddChannelProps {
  title: string;
  add: (body: NewChannel, key: string) => Promise<NewChannelAnswer>;
  /** It exists from now on; the dialog may still show its secret. */
  onAdded: (channel: Channel) => void;
  onClose: () => void;
  returnTo: () => HTMLElement | null;
}

const NEEDED: readonly ChannelField[] = ["name", "url", "priorities"];

/** Adds a channel by its address; a webhook's secret is shown before the dialog closes. */
export function AddChannel({ title, add, onAdded, onClose, returnTo }: AddChannelProps) {
  const text = useText();
  const words = text.channels.addForm;
  const form = useChannelForm(EMPTY_CHANNEL, NEEDED);
  const [added, setAdded] = useState<NewChannelAnswer | null>(null);
  const adding = useIntent({
    send: add,
    onDone: (channel) => {
      onAdded(channel);
      if (channel.secret) setAdded(channel);
      else onClose();
    },
    onProblem: form.refuse,
  });
  const secret = added?.secret;
  return (
    <Dialog
      title={added === null ? title : text.channels.secret.title(added.name)}
      onClose={onClose}
      returnTo={returnTo}
    >
      {secret ? (
        <Secret secret={secret} onDone={onClose} />
      ) : (
        <DialogForm
          act={words.submit}
          busy={adding.isPending}
          error={form.hasRefusal ? null : adding.error}
          onSubmit={() => form.check() && adding.mutate(channelBody(form.draft))}
          onClose={onClose}
        >
          <KindChoice kind={form.draft.kind} onChange={(kind) => form.change({ kind })} />
          <ChannelFields form={form} withAddress />
        </DialogForm>
      )}
    </Dialog>
  );
}

function Secret({ secret, onDone }: { secret: string; onDone: () => void }) {
  const words = useText().channels.secret;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector("input")?.focus(), []);
  return (
    <>
      <div ref={box} className="flex flex-col gap-3 px-4 py-4 sm:px-6">
        <Once explain={words.explain} label={words.label} value={secret} />
        <p className="text-ink-2">{words.why}</p>
      </div>
      <div className="flex justify-end border-t border-line px-4 py-3 sm:px-6">
        <Button look="primary" onClick={onDone}>
          {words.done}
        </Button>
      </div>
    </>
  );
}
