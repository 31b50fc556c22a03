import { useText } from "@/text";
import { Button } from "@/ui/Button";
import { lineCount } from "@/ui/formatText";

const LONG_LINES = 200;
const LONG_CHARACTERS = 20_000;

/** Whether a pasted text reads better as a file than as a step. */
export function isLongPaste(pasted: string): boolean {
  return pasted.length >= LONG_CHARACTERS || lineCount(pasted) >= LONG_LINES;
}

interface LongPasteProps {
  pasted: string;
  onAttach: () => void;
  onKeep: () => void;
}

/** Offers to attach what was just pasted instead of sending it as a step. */
export function LongPaste({ pasted, onAttach, onKeep }: LongPasteProps) {
  const text = useText();
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-button bg-accent-soft px-3 py-1.5"
    >
      <p className="min-w-0 flex-1">{text.files.longPaste(lineCount(pasted))}</p>
      <Button look="quiet" onClick={onKeep}>
        {text.files.keepText}
      </Button>
      <Button onClick={onAttach}>{text.files.asFile}</Button>
    </div>
  );
}
