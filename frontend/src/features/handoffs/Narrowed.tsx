import { useText } from "@/text";
import { Button } from "@/ui/Button";
import { Empty } from "@/ui/states";
import type { QueueGroups } from "./order";

interface NarrowedProps {
  shown: QueueGroups;
  all: number;
  waiting: number;
  onClear: () => void;
}

/** A narrowed queue says so, and what it leaves out: nobody may think that nothing waits. */
export function Narrowed({ shown, all, waiting, onClear }: NarrowedProps) {
  const text = useText();
  const words = text.queueView;
  const seen = shown.arrived.length + shown.waiting.length + shown.pickedUp.length;
  const clear = <Button onClick={onClear}>{words.showAll}</Button>;
  if (seen === 0)
    return (
      <Empty title={words.nothingFits} action={clear}>
        {words.nothingFitsExplain(waiting)}
      </Empty>
    );
  return (
    <div className="mt-1 flex min-h-8 flex-wrap items-center gap-x-3 text-ink-2 tabular-nums">
      <p role="status">{words.shown(seen, all)}</p>
      <Button look="quiet" onClick={onClear}>
        {words.showAll}
      </Button>
    </div>
  );
}
