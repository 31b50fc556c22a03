import { useQuery, useQueryClient } from "@tanstack/react-query";
import { alertsQuery, startTest } from "@/api/alerts";
import { readAgain } from "@/api/fresh";
import type { FirstRun } from "@/api/types";
import { ThisBrowser } from "@/features/alerts/ThisBrowser";
import { TestLines } from "@/features/channels/TestLines";
import { useTest } from "@/features/channels/useTest";
import { useText } from "@/text/later/settings";
import { useFirstRunText } from "@/text/later/useFirstRunText";
import { Button } from "@/ui/Button";
import { Failed, Skeleton } from "@/ui/states";
import { Explain, More } from "../parts";

/** How the admin is told, and whether it works. */
export function AlertsStep({ found }: { found: FirstRun }) {
  const text = useText();
  const words = useFirstRunText().alerts;
  const client = useQueryClient();
  const alerts = useQuery(alertsQuery);
  const run = useTest((key) => startTest(null, key));
  const refresh = () => void readAgain(client, alertsQuery);
  return (
    <>
      <Explain>{found.mail_is_set_up ? words.explain : words.explainNoMail}</Explain>
      {alerts.isPending && <Skeleton className="h-8" />}
      {alerts.isError && (
        <Failed title={text.alerts.failed} error={alerts.error} onRetry={() => alerts.refetch()} />
      )}
      <div className="flex flex-wrap gap-2">
        {alerts.data && <ThisBrowser alerts={alerts.data} onAdded={refresh} />}
        <Button busy={run.running} onClick={run.begin}>
          {words.test}
        </Button>
      </div>
      <TestLines run={run} />
      <More to="/settings/alerts">{words.more}</More>
    </>
  );
}
