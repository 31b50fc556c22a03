import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { FormDialog } from "@/ui/FormDialog";
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
  return (
    <FormDialog
      title={title}
      act={act}
      look="danger"
      busy={sending.isPending}
      error={sending.error}
      onSubmit={() => {
        setTried(true);
        if (reason.trim() !== "") sending.mutate();
      }}
      onClose={onClose}
      returnTo={() => (done.current ? (returnTo?.() ?? null) : null)}
    >
      <p className="text-ink-2">{explain}</p>
      <ReasonField reason={reason} missing={tried} onChange={setReason} />
    </FormDialog>
  );
}
