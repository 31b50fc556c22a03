import { useQuery } from "@tanstack/react-query";
import { ladderQuery } from "@/api/ladder";
import { useText } from "@/text/later/settings";
import { useMe } from "@/ui/me";
import { Failed, Skeleton } from "@/ui/states";
import { LadderEditor } from "./LadderEditor";
import { LadderReading } from "./LadderReading";

/** What happens while nobody picks up an escalation: admins change it, engineers read it. */
export function LadderPage() {
  const text = useText();
  const me = useMe();
  const ladder = useQuery({ ...ladderQuery, refetchOnWindowFocus: false });
  if (ladder.isPending) {
    return (
      <div className="flex flex-col gap-4">
        {[...Array(4).keys()].map((each) => (
          <Skeleton key={each} className="h-16 rounded-card" />
        ))}
        <Skeleton className="h-64 rounded-card" />
      </div>
    );
  }
  if (ladder.data === undefined)
    return <Failed title={text.ladder.failed} error={ladder.error} onRetry={() => ladder.refetch()} />;
  return me.role === "admin" ? <LadderEditor ladder={ladder.data} /> : <LadderReading ladder={ladder.data} />;
}
