import { Problem } from "@/api/problem";
import { EscalationMetricCard } from "@/features/analytics/EscalationMetricCard";
import { useText } from "@/text";
import { useMe } from "@/ui/me";
import { Column, PageHeader } from "@/ui/PageHeader";
import { usePageTitle } from "@/ui/pageTitle";
import { Refused } from "@/ui/Refused";
import { EscalationQueue } from "./EscalationQueue";
import { LiveStatus, NotLiveNote } from "./LiveStatus";
import { LostRace } from "./LostRace";

const FORBIDDEN = new Problem(403, "forbidden");

export function QueuePage() {
  const text = useText();
  const me = useMe();
  usePageTitle(text.queue.title);
  if (me.role === "viewer") return <Refused error={FORBIDDEN} onRetry={() => undefined} />;
  return (
    <Column>
      <div className="relative">
        <PageHeader title={text.queue.title} beside={<LiveStatus />} />
        <NotLiveNote />
        <div className="mt-2 flex flex-col gap-3">
          <LostRace />
          <EscalationMetricCard />
        </div>
      </div>
      <EscalationQueue />
    </Column>
  );
}
