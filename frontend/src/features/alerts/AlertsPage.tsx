import { useQuery } from "@tanstack/react-query";
import { alertsQuery } from "@/api/alerts";
import { useText } from "@/text/later/settings";
import { Failed, Skeleton } from "@/ui/states";
import { EmailPanel } from "./EmailPanel";
import { OwnChannels } from "./OwnChannels";
import { QuietPanel } from "./QuietPanel";
import { TestPanel } from "./TestPanel";

/** Where and when one is told oneself, and whether that works. */
export function AlertsPage() {
  const text = useText();
  const alerts = useQuery(alertsQuery);
  return (
    <div className="flex flex-col gap-4">
      <TestPanel />
      {alerts.isPending && [...Array(3).keys()].map((each) => <Skeleton key={each} className="h-36" />)}
      {alerts.isError && (
        <Failed title={text.alerts.failed} error={alerts.error} onRetry={() => alerts.refetch()} />
      )}
      {alerts.data && (
        <>
          <EmailPanel alerts={alerts.data} />
          <OwnChannels alerts={alerts.data} />
          <QuietPanel alerts={alerts.data} />
        </>
      )}
    </div>
  );
}
