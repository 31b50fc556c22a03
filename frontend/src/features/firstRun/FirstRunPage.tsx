import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { firstRunQuery } from "@/api/firstRun";
import { Problem } from "@/api/problem";
import type { FirstRun, FirstRunStep } from "@/api/types";
import { useFirstRunText } from "@/text/later/useFirstRunText";
import { useMe } from "@/ui/me";
import { Column, PageHeader } from "@/ui/PageHeader";
import { usePageTitle } from "@/ui/pageTitle";
import { Refused } from "@/ui/Refused";
import { Failed, Skeleton } from "@/ui/states";
import { Ending } from "./Ending";
import { isOfTheFirstDay } from "./firstDay";
import { PutAway } from "./PutAway";
import { StepRow } from "./StepRow";
import { useFreshFirstRun } from "./useFreshFirstRun";

const FORBIDDEN = new Problem(403, "forbidden");

/** While the page is open it sees what is done elsewhere, too. */
const LOOK_MS = 4_000;

/** From a new account to an escalation that reached somebody, one step open at a time. */
export function FirstRunPage() {
  const words = useFirstRunText();
  const me = useMe();
  usePageTitle(words.title);
  useFreshFirstRun();
  const found = useQuery({ ...firstRunQuery, refetchInterval: LOOK_MS, enabled: me.role === "admin" });
  if (me.role !== "admin") return <Refused error={FORBIDDEN} onRetry={() => undefined} />;
  return (
    <Column>
      <div className="max-w-[800px]">
        <PageHeader
          title={words.title}
          beside={found.data && <span className="text-ink-3">{progressWords(found.data, words)}</span>}
        />
        <p className="max-w-[68ch] text-ink-2">{words.explain}</p>
        {found.isPending && <Skeleton className="mt-4 h-96 rounded-card" />}
        {found.isError && found.data === undefined && (
          <div className="mt-4">
            <Failed title={words.failed} error={found.error} onRetry={() => found.refetch()} />
          </div>
        )}
        {found.data && <Steps found={found.data} />}
      </div>
    </Column>
  );
}

function progressWords({ steps }: FirstRun, words: ReturnType<typeof useFirstRunText>): string {
  const counted = steps.filter(isOfTheFirstDay);
  return words.progress(counted.filter(({ state }) => state === "done").length, counted.length);
}

function Steps({ found }: { found: FirstRun }) {
  const words = useFirstRunText();
  const firstOpen = found.steps.filter(isOfTheFirstDay).find(({ state }) => state === "open")?.step ?? null;
  // What was open when the page came stays so when it is done: nothing moves by itself.
  const [open, setOpen] = useState<FirstRunStep | null>(
    firstOpen ?? (isPractising(found) ? "practice" : null),
  );
  return (
    <>
      {firstOpen === null && <Ending found={found} />}
      <ol aria-label={words.list} className="card m-0 mt-4 list-none p-0">
        {found.steps.map(({ step, state }, index) => (
          <StepRow
            key={step}
            step={step}
            state={state}
            number={index + 1}
            found={found}
            isOpen={open === step}
            onToggle={() => setOpen(open === step ? null : step)}
            isLast={nextOpen(found, index) === null}
            onNext={() => setOpen(nextOpen(found, index))}
          />
        ))}
      </ol>
      <PutAway found={found} />
    </>
  );
}

function isPractising({ practice }: FirstRun): boolean {
  return practice !== null && practice.ended_at === null;
}

/** The next step that is to be done, from the one after `index` on; none closes them all. */
function nextOpen({ steps }: FirstRun, index: number): FirstRunStep | null {
  const later = [...steps.slice(index + 1), ...steps.slice(0, index)];
  return later.filter(isOfTheFirstDay).find(({ state }) => state === "open")?.step ?? null;
}
