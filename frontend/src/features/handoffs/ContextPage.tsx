import { useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useEffect } from "react";
import { sessionQuery, stepsQuery } from "@/api/sessions";
import { useLive } from "@/stream/LiveProvider";
import { useText } from "@/text";
import { usePageTitle } from "@/ui/pageTitle";
import { Refused } from "@/ui/Refused";
import { ContextScreen } from "./context/ContextScreen";
import { useHandoffContext, useOpenedStamp } from "./context/useHandoffContext";
import { useReaders } from "./context/useReaders";

const route = getRouteApi("/shell/escalations/$handoffId");

export function ContextPage() {
  const text = useText();
  const { handoffId } = route.useParams();
  const client = useQueryClient();
  const { query, context } = useHandoffContext(handoffId);
  const card = useLive(({ live }) => live.cards[handoffId]) ?? null;
  usePageTitle(context?.problem ?? card?.problem ?? text.context.title);
  const opened = useOpenedStamp(handoffId, context !== undefined);
  const readers = useReaders(handoffId, opened, true);
  const sessionId = context?.session_id;
  useEffect(() => {
    // What comes after a claim is fetched behind what is read now.
    if (sessionId === undefined || !opened) return;
    void client.prefetchQuery(sessionQuery(sessionId));
    void client.prefetchQuery(stepsQuery(sessionId));
    void import("@/features/sessions/SessionPage");
  }, [client, sessionId, opened]);
  if (query.isError && context === undefined)
    return <Refused error={query.error} onRetry={() => query.refetch()} />;
  return (
    <ContextScreen
      key={handoffId}
      handoffId={handoffId}
      card={card}
      context={context ?? null}
      readers={readers}
    />
  );
}
