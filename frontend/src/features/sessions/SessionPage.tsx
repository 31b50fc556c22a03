import { getRouteApi, useRouterState } from "@tanstack/react-router";
import { useText } from "@/text";
import { firstLine } from "@/ui/formatText";
import { usePageTitle } from "@/ui/pageTitle";
import { Refused } from "@/ui/Refused";
import { SessionScreen } from "./page/SessionScreen";
import { SessionSkeleton } from "./page/SessionSkeleton";
import { useSession } from "./page/useSession";

const route = getRouteApi("/shell/pilot/$sessionId");

export function SessionPage() {
  const text = useText();
  const { sessionId } = route.useParams();
  const claimed = useRouterState({ select: (state) => state.location.state.claimed });
  const { session, steps, add } = useSession(sessionId);
  usePageTitle(session.data ? firstLine(session.data.problem, 70) : text.sessions.title);
  const error = session.error ?? steps.error;
  if (session.data === undefined || steps.data === undefined) {
    if (error === null) return <SessionSkeleton />;
    const retry = () => {
      void session.refetch();
      void steps.refetch();
    };
    return <Refused error={error} onRetry={retry} />;
  }
  return (
    <SessionScreen
      key={sessionId}
      session={session.data}
      steps={steps.data}
      justClaimed={claimed !== undefined}
      onRecorded={add}
    />
  );
}
