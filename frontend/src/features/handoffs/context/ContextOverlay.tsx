import { useText } from "@/text";
import { Dialog } from "@/ui/Dialog";
import { ContextSections } from "./ContextSections";

/** The context once more, over the session. */
export function ContextOverlay({ handoffId, onClose }: { handoffId: string; onClose: () => void }) {
  const text = useText();
  return (
    <Dialog title={text.context.title} onClose={onClose} wide>
      <div className="overflow-auto">
        <ContextSections handoffId={handoffId} />
      </div>
    </Dialog>
  );
}
