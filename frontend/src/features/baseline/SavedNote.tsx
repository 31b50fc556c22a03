import { useMutation } from "@tanstack/react-query";
import { removeCall } from "@/api/baselines";
import type { Call } from "@/api/numberTypes";
import { useText } from "@/text";
import { useNumbers } from "@/text/later/useNumbers";
import { Button } from "@/ui/Button";
import { problemText } from "@/ui/states";
import { useRefresh } from "./useRefresh";

/** Says that a call is saved, with a way to take it back. */
export function SavedNote({ call, onGone }: { call: Call; onGone: () => void }) {
  const text = useText();
  const words = useNumbers().baseline;
  const refresh = useRefresh();
  const undoing = useMutation({
    mutationFn: () => removeCall(call.id, words.undoReason),
    onSuccess: refresh,
    networkMode: "always",
  });
  return (
    <div className="flex items-center gap-3 rounded-button bg-green-soft px-3 py-1.5 text-green">
      <p role="status" className="min-w-0 flex-1 font-medium">
        {undoing.isSuccess ? words.undone : words.saved}
        {undoing.error !== null && ` ${problemText(undoing.error, text)}`}
      </p>
      {!undoing.isSuccess && (
        <Button busy={undoing.isPending} onClick={() => undoing.mutate()}>
          {words.undo}
        </Button>
      )}
      {undoing.isSuccess && (
        <Button look="quiet" onClick={onGone}>
          {text.common.close}
        </Button>
      )}
    </div>
  );
}
