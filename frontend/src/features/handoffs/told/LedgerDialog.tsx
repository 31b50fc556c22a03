import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { readAgain } from "@/api/fresh";
import { deliveriesQuery } from "@/api/handoffs";
import { useLive, useLiveEvents } from "@/stream/LiveProvider";
import { useText } from "@/text";
import { Dialog } from "@/ui/Dialog";
import { Failed, Skeleton } from "@/ui/states";
import { DeliveryWords } from "../CardFacts";
import { LadderSteps } from "../waiting/LadderSteps";
import { Ledger } from "./Ledger";

/** While it is open it also sees the tries that change no count. */
const LOOK_MS = 5_000;

/** The ledger of one handoff: who was told over what, and what comes if nobody picks it up. */
export default function LedgerDialog({ handoffId, onClose }: { handoffId: string; onClose: () => void }) {
  const text = useText();
  const client = useQueryClient();
  const card = useLive(({ live }) => live.cards[handoffId]);
  const deliveries = useQuery({ ...deliveriesQuery(handoffId), refetchInterval: LOOK_MS });
  useLiveEvents((event) => {
    const members = event.members as { handoff_id?: string };
    if (members.handoff_id === handoffId) void readAgain(client, deliveriesQuery(handoffId));
  });
  return (
    <Dialog title={text.told.title} onClose={onClose}>
      <div className="overflow-auto px-4 pb-4 pt-3 sm:px-6">
        {card && (
          <>
            <p className="clamp-2 font-medium">{card.problem}</p>
            <DeliveryWords card={card} />
          </>
        )}
        {deliveries.isPending && <Loading />}
        {deliveries.isError && (
          <div className="mt-3">
            <Failed title={text.told.failed} error={deliveries.error} onRetry={() => deliveries.refetch()} />
          </div>
        )}
        {deliveries.data && (
          <Ledger
            items={deliveries.data.items}
            targetId={card?.target_user_id ?? null}
            unreachable={card?.deliveries.unreachable ?? 0}
          />
        )}
        {card && <LadderSteps card={card} />}
        <p className="mt-3 border-t border-line pt-3 text-meta text-ink-3">
          {text.told.explain.told} {text.told.explain.seen} {text.told.explain.unreachable}
        </p>
        <p className="mt-2">
          <Link
            to="/escalations/$handoffId/history"
            params={{ handoffId }}
            onClick={onClose}
            className="text-accent-text hover:underline touch:inline-flex touch:min-h-11 touch:items-center"
          >
            {text.told.history}
          </Link>
        </p>
      </div>
    </Dialog>
  );
}

function Loading() {
  const text = useText();
  return (
    <div className="py-3">
      <p className="sr-only">{text.common.loading}</p>
      {[0, 1, 2].map((row) => (
        <div key={row} className="flex flex-col gap-2 py-2">
          <Skeleton className="h-4 w-2/5" />
          <Skeleton className="h-3 w-3/5" />
        </div>
      ))}
    </div>
  );
}
