import { removeCall } from "@/api/baselines";
import type { Call } from "@/api/numberTypes";
import { useNumbers } from "@/text/later/useNumbers";
import { AskReason } from "./AskReason";

interface RemoveCallProps {
  call: Call;
  onClose: () => void;
  returnTo: () => HTMLElement | null;
}

/** Takes a call out of the figures; the row stays, with who, when and why. */
export function RemoveCall({ call, onClose, returnTo }: RemoveCallProps) {
  const words = useNumbers().baseline.remove;
  return (
    <AskReason
      title={words.title}
      explain={words.explain}
      act={words.act}
      send={(reason) => removeCall(call.id, reason)}
      onClose={onClose}
      returnTo={returnTo}
    />
  );
}
