import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { beginPractice, endPractice, firstRunQuery } from "@/api/firstRun";
import { keepAnswer, readAgain } from "@/api/fresh";
import { isProblem } from "@/api/problem";
import type { FirstRun, Practice } from "@/api/types";
import { useIntent } from "@/api/useIntent";
import { useFirstRunText } from "@/text/later/useFirstRunText";
import { Button } from "@/ui/Button";
import { Confirm } from "@/ui/Dialog";
import { useMe } from "@/ui/me";
import { ProblemNote } from "@/ui/states";
import { Explain } from "../parts";
import { PracticeCourse } from "./PracticeCourse";

/** An escalation that goes the way of every other, and what becomes of it, live. */
export function PracticeStep({ found }: { found: FirstRun }) {
  const words = useFirstRunText().practice;
  const client = useQueryClient();
  const me = useMe();
  const { practice } = found;
  const put = async (next: Practice) => {
    keepAnswer(client, firstRunQuery, { ...found, practice: next });
    await readAgain(client, firstRunQuery);
  };
  const beginning = useIntent({ send: (_: null, key) => beginPractice(key), onDone: put });
  const ending = useIntent({ send: (_: null, key) => endPractice(key), onDone: put });
  const runs = practice !== null && practice.ended_at === null;
  const claimer = practice?.claimed_by ?? null;
  const worker = claimer !== null && claimer.id !== me.id ? claimer : null;
  const [asking, setAsking] = useState(false);
  const problem = beginning.error ?? ending.error;
  return (
    <>
      <Explain>{words.explain}</Explain>
      {practice !== null && <PracticeCourse practice={practice} />}
      {isProblem(problem, "rate_limited") ? (
        <p role="alert" className="text-amber">
          {words.tooMany}
        </p>
      ) : (
        <ProblemNote error={problem} />
      )}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        {runs ? (
          <Button
            busy={ending.isPending}
            onClick={() => (worker === null ? ending.mutate(null) : setAsking(true))}
          >
            {words.end}
          </Button>
        ) : (
          <Button
            look={practice === null ? "primary" : "plain"}
            busy={beginning.isPending}
            onClick={() => beginning.mutate(null)}
          >
            {practice === null ? words.send : words.again}
          </Button>
        )}
        {practice === null && <span className="text-ink-3">{words.hearing}</span>}
      </div>
      {asking && runs && worker !== null && (
        <Confirm
          title={words.endAsk(worker.name)}
          act={words.endAnyway}
          keep={words.endKeep}
          busy={ending.isPending}
          onAct={() => ending.mutate(null, { onSuccess: () => setAsking(false) })}
          onClose={() => setAsking(false)}
        >
          <p>{words.endExplain(worker.name)}</p>
        </Confirm>
      )}
    </>
  );
}
