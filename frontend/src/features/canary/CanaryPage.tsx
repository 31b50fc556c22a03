import { useQuery } from "@tanstack/react-query";
import { canaryQuery } from "@/api/canary";
import { serverNow } from "@/api/serverClock";
import type { Canary } from "@/api/types";
import { useText } from "@/text/later/settings";
import { Failed, Skeleton } from "@/ui/states";
import { CanaryForm } from "./CanaryForm";
import { LastFlight } from "./LastFlight";

const LIVE_MS = 1_000;
const CALM_MS = 10_000;

/** The test escalation that the account sends itself: how it is set up, and what becomes of it, live. */
export function CanaryPage() {
  const words = useText().canary;
  const canary = useQuery({
    ...canaryQuery,
    refetchInterval: ({ state: { data } }) => (data !== undefined && happens(data) ? LIVE_MS : CALM_MS),
  });
  if (canary.isPending) return <Skeleton className="h-64" />;
  if (canary.isError && canary.data === undefined)
    return <Failed title={words.failed} error={canary.error} onRetry={() => canary.refetch()} />;
  return (
    <div className="flex flex-col gap-4">
      <CanaryForm canary={canary.data} />
      <LastFlight canary={canary.data} />
    </div>
  );
}

/** Whether it is under way, or due. */
function happens({ is_flying, next_at }: Canary): boolean {
  return is_flying || (next_at !== null && Date.parse(next_at) <= serverNow() + LIVE_MS);
}
