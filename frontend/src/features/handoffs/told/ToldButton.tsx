import { lazy, Suspense, useState } from "react";
import type { Card } from "@/api/types";
import { useText } from "@/text";
import { className } from "@/ui/className";
import { DeliveryWords } from "../CardFacts";

const LedgerDialog = lazy(() => import("./LedgerDialog"));

interface ToldButtonProps {
  card: Pick<Card, "id" | "deliveries">;
  /** Opens the ledger elsewhere, where this button may go away while it is read. */
  onOpen?: (handoffId: string) => void;
  className?: string;
}

/** The counts of who was told; behind them the ledger. */
export function ToldButton({ card, onOpen, className: extra }: ToldButtonProps) {
  const text = useText();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        onClick={() => (onOpen === undefined ? setOpen(true) : onOpen(card.id))}
        className={className(
          "-mx-1.5 rounded-button px-1.5 py-0.5 text-start hover:bg-chosen touch:min-h-11",
          extra,
        )}
      >
        <DeliveryWords card={card} />
        <span className="sr-only">{`, ${text.told.open}`}</span>
      </button>
      {open && (
        <Suspense fallback={null}>
          <LedgerDialog handoffId={card.id} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
