import { useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useEffect } from "react";
import { sessionQuery } from "@/api/sessions";
import { useText } from "@/text";
import { usePageTitle } from "@/ui/pageTitle";
import { Refused } from "@/ui/Refused";
import { ContextScreen } from "./context/ContextScreen";
import { ContextSkeleton } from "./context/ContextSkeleton";
import { useHandoffContext, useOpenedStamp } from "./context/useHandoffContext";

const route = getRouteApi("/shell/escalations/$handoffId");

export function ContextPage() {
  const text = useText();
  const { handoffId } = route.useParams();
  const client = useQueryClient();
  const { query, context, steps } = useHandoffContext(handoffId);
  usePageTitle(context?.problem ?? text.context.title);
  useOpenedStamp(handoffId, context !== undefined);
  const sessionId = context?.session_id;
  useEffect(() => {
    if (sessionId === undefined) return;
    void client.prefetchQuery(sessionQuery(sessionId));
    void import("@/features/sessions/SessionPage");
  }, [client, sessionId]);
  if (query.isError && context === undefined)
    return <Refused error={query.error} onRetry={() => query.refetch()} />;
  if (context === undefined) return <ContextSkeleton />;
  return <ContextScreen key={handoffId} context={context} steps={steps} />;
}
