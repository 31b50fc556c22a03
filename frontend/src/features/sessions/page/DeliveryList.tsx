import { useQuery, useQueryClient } from "@tanstack/react-query";
import { deliveriesQuery } from "@/api/handoffs";
import type { Delivery } from "@/api/types";
import { useLiveEvents } from "@/stream/LiveProvider";
import { type Catalogue, useText } from "@/text";
import { Avatar } from "@/ui/Avatar";
import { Failed, Skeleton } from "@/ui/states";

/** Who was told, over what, and how that went. */
export function DeliveryList({ handoffId }: { handoffId: string }) {
  const text = useText();
  const client = useQueryClient();
  const deliveries = useQuery({ ...deliveriesQuery(handoffId), refetchInterval: 5_000 });
  useLiveEvents((event) => {
    if (event.name === "delivery_changed" && event.members.handoff_id === handoffId) {
      void client.invalidateQueries(deliveriesQuery(handoffId));
    }
  });
  if (deliveries.isPending) return <Skeleton className="my-2 h-10" />;
  if (deliveries.isError) {
    return <Failed title={text.session.deliveries.failed} onRetry={() => deliveries.refetch()} />;
  }
  const { items } = deliveries.data;
  if (items.length === 0) return <p className="py-2 text-ink-2">{text.session.deliveries.none}</p>;
  return (
    <ul className="m-0 grid list-none gap-x-8 gap-y-1 p-0 py-2 sm:grid-cols-2">
      {items.map((delivery) => (
        <li key={`${delivery.recipient.id}-${delivery.channel}`} className="flex items-center gap-2.5">
          <Avatar name={delivery.recipient.name} />
          <span className="min-w-0 flex-1 truncate">{delivery.recipient.name}</span>
          <span className={`text-meta ${delivery.state === "dead" ? "text-red" : "text-ink-2"}`}>
            {deliveryWords(delivery, text)}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** "mail sent", "mail could not be reached: mailbox full" */
export function deliveryWords(delivery: Delivery, text: Catalogue): string {
  const words = text.session.deliveries;
  const state = `${words.channel[delivery.channel] ?? delivery.channel} ${words.state[delivery.state]}`;
  const telling = delivery.state === "dead" || delivery.state === "suppressed" || delivery.state === "failed";
  return telling && delivery.reason !== null ? words.because(state, delivery.reason) : state;
}
