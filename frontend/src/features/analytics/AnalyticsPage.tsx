import { useState } from "react";
import { csvAddress } from "@/api/analytics";
import { Problem } from "@/api/problem";
import type { Period } from "@/api/types";
import { useText } from "@/text";
import { buttonClass } from "@/ui/Button";
import { DownloadIcon } from "@/ui/icons";
import { useMe } from "@/ui/me";
import { Column, PageHeader } from "@/ui/PageHeader";
import { usePageTitle } from "@/ui/pageTitle";
import { Refused } from "@/ui/Refused";
import { Failed, Skeleton } from "@/ui/states";
import { Moment } from "@/ui/times";
import { CountsPanel } from "./CountsPanel";
import { FigureTable } from "./FigureTable";
import { PeriodSwitch } from "./PeriodSwitch";
import { useMetric } from "./useMetric";

const FORBIDDEN = new Problem(403, "forbidden");

export function AnalyticsPage() {
  const text = useText();
  const me = useMe();
  usePageTitle(text.analytics.title);
  if (me.role === "viewer") return <Refused error={FORBIDDEN} onRetry={() => undefined} />;
  return <Figures />;
}

function Figures() {
  const text = useText();
  const [period, setPeriod] = useState<Period>("30d");
  const metric = useMetric(period);
  return (
    <Column>
      <PageHeader
        title={text.analytics.title}
        beside={
          metric.data && (
            <span className="text-ink-3">
              {text.analytics.timeZone(metric.data.time_zone)}, <Moment at={metric.data.as_of} />
            </span>
          )
        }
        actions={
          <>
            <PeriodSwitch period={period} onChange={setPeriod} />
            <a href={csvAddress(period)} download className={buttonClass("plain")}>
              <DownloadIcon />
              {text.analytics.csv}
            </a>
          </>
        }
      />
      <div className="mt-3 flex flex-col gap-4">
        {metric.isPending && <Skeleton className="h-64" />}
        {metric.isError && (
          <Failed title={text.analytics.failed} error={metric.error} onRetry={() => metric.refetch()} />
        )}
        {metric.data && (
          <>
            <CountsPanel metric={metric.data} />
            <FigureTable metric={metric.data} />
          </>
        )}
      </div>
    </Column>
  );
}
