import { Link } from "@tanstack/react-router";
import { useText } from "@/text";
import { Button, buttonClass } from "@/ui/Button";

export interface Parted {
  handoffId: string;
  sessionId: string;
  problem: string;
  sentence: string;
  /** Nobody has it now: it can be picked up again. */
  isOpen: boolean;
}

/** A claim that left the reader's hands, and the way to where it is now. */
export function PartingToast({ parted, onGone }: { parted: Parted; onGone: () => void }) {
  const text = useText();
  const words = text.lease.toast;
  return (
    <article aria-label={parted.sentence} className="appear rounded-dialog bg-overlay p-4 shadow-float">
      <p role="alert" className="font-semibold">
        {parted.sentence}
      </p>
      <p className="clamp-2 mt-1 text-ink-2">{parted.problem}</p>
      <div className="mt-3 flex flex-wrap items-center gap-2">
        {parted.isOpen ? (
          <Link
            to="/escalations/$handoffId"
            params={{ handoffId: parted.handoffId }}
            onClick={onGone}
            className={buttonClass("primary")}
          >
            {words.again}
          </Link>
        ) : (
          <Link
            to="/pilot/$sessionId"
            params={{ sessionId: parted.sessionId }}
            onClick={onGone}
            className={buttonClass("primary")}
          >
            {words.read}
          </Link>
        )}
        <Button look="quiet" onClick={onGone}>
          {words.dismiss}
        </Button>
      </div>
    </article>
  );
}
