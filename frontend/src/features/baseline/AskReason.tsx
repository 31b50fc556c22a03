import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useRef, useState } from "react";
import { useText } from "@/text";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { ProblemNote } from "@/ui/states";
import { ReasonField } from "./ReasonField";
import { useRefresh } from "./useRefresh";

interface AskReasonProps {
  title: string;
  explain: string;
  act: string;
  send: (reason: string) => Promise<unknown>;
  onClose: () => void;
  /** Where the focus goes when it is done. */
  returnTo?: () => HTMLElement | null;
}

/** Asks why before something is taken out of the figures. */
export function AskReason({ title, explain, act, send, onClose, returnTo }: AskReasonProps) {
  const text = useText();
  const refresh = useRefresh();
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const done = useRef(false);
  const sending = useMutation({
    mutationFn: () => send(reason.trim()),
    onSuccess: () => {
      done.current = true;
      onClose();
      return refresh();
    },
    networkMode: "always",
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (reason.trim() !== "" && !sending.isPending) sending.mutate();
  };
  return (
    <Dialog title={title} onClose={onClose} returnTo={() => (done.current ? (returnTo?.() ?? null) : null)}>
      <form onSubmit={submit} noValidate>
        <div className="flex flex-col gap-4 px-4 py-4 sm:px-6">
          <p className="text-ink-2">{explain}</p>
          <ReasonField reason={reason} missing={tried} onChange={setReason} />
          <ProblemNote error={sending.error} />
        </div>
        <div className="flex flex-wrap justify-end gap-2 border-t border-line px-4 py-3 sm:px-6">
          <Button onClick={onClose}>{text.common.cancel}</Button>
          <Button type="submit" look="danger" busy={sending.isPending}>
            {act}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
