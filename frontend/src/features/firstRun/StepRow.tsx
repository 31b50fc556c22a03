import { type ReactNode, useEffect, useId, useRef } from "react";
import type { FirstRun, FirstRunStep } from "@/api/types";
import { useFirstRunText } from "@/text/later/useFirstRunText";
import { Button } from "@/ui/Button";
import { CheckIcon, DownIcon } from "@/ui/icons";
import { ProblemNote } from "@/ui/states";
import { AlertsStep } from "./steps/AlertsStep";
import { BaselineStep } from "./steps/BaselineStep";
import { LadderStep } from "./steps/LadderStep";
import { MailStep } from "./steps/MailStep";
import { PeopleStep } from "./steps/PeopleStep";
import { PracticeStep } from "./steps/PracticeStep";
import { useSkip } from "./useSkip";

type State = FirstRun["steps"][number]["state"];

interface StepRowProps {
  step: FirstRunStep;
  state: State;
  number: number;
  found: FirstRun;
  isOpen: boolean;
  /** No other step is to be done. */
  isLast: boolean;
  onToggle: () => void;
  /** The step is done or left out: on with the next one. */
  onNext: () => void;
}

const CONTENT: Record<FirstRunStep, (props: { found: FirstRun }) => ReactNode> = {
  people: PeopleStep,
  mail: MailStep,
  alerts: AlertsStep,
  ladder: LadderStep,
  baseline: BaselineStep,
  practice: PracticeStep,
};

/** One step: a line, and the whole of it when opened. */
export function StepRow(props: StepRowProps) {
  const { step, state, number, found, isOpen, isLast, onToggle, onNext } = props;
  const words = useFirstRunText();
  const id = useId();
  const head = useRef<HTMLButtonElement>(null);
  useFollow(head, isOpen);
  const Content = CONTENT[step];
  return (
    <li className="border-b border-line last:border-0">
      <h2 className="m-0">
        <button
          ref={head}
          type="button"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={onToggle}
          className="flex w-full scroll-mt-4 items-center gap-3 rounded-card px-4 py-3 text-start hover:bg-sunken sm:px-5"
        >
          <StepMark state={state} number={number} />
          <span className="flex min-w-0 flex-1 flex-col gap-x-4 sm:flex-row sm:items-center">
            <span className={`min-w-0 flex-1 ${state === "open" ? "font-medium" : "text-ink-2"}`}>
              {words.step[step]}
            </span>
            <span className="shrink-0 text-meta text-ink-3">{factWords(step, state, found, words)}</span>
          </span>
          <DownIcon className={`shrink-0 text-ink-3 ${isOpen ? "rotate-180" : ""}`} />
        </button>
      </h2>
      {isOpen && (
        <div id={id} className="flex flex-col gap-3 px-4 pb-4 pt-1 sm:ps-[60px] sm:pe-5">
          <Content found={found} />
          {(state === "open" || !isLast) && <Foot step={step} state={state} onNext={onNext} />}
        </div>
      )}
    </li>
  );
}

/** Whoever opens a step with "Go on" stands on its line; where the page opened it by itself, nothing moves. */
function useFollow(head: React.RefObject<HTMLButtonElement | null>, isOpen: boolean): void {
  const was = useRef(isOpen);
  useEffect(() => {
    if (isOpen && !was.current) head.current?.focus();
    was.current = isOpen;
  }, [head, isOpen]);
}

function Foot({ step, state, onNext }: { step: FirstRunStep; state: State; onNext: () => void }) {
  const words = useFirstRunText();
  const skipping = useSkip(step, onNext);
  return (
    <div className="mt-1 flex flex-wrap items-center gap-2 border-t border-line pt-3">
      {state === "open" ? (
        <Button
          look="quiet"
          className="-ms-3"
          busy={skipping.isPending}
          onClick={() => skipping.mutate(null)}
        >
          {words.skip}
        </Button>
      ) : (
        <Button look={state === "done" && step !== "practice" ? "primary" : "plain"} onClick={onNext}>
          {words.next}
        </Button>
      )}
      <ProblemNote error={skipping.error} />
    </div>
  );
}

function factWords(
  step: FirstRunStep,
  state: State,
  found: FirstRun,
  words: ReturnType<typeof useFirstRunText>,
): string {
  if (step === "people" && state === "done") return words.people.count(found.people, found.invited);
  if (step === "baseline" && state === "done") return words.baseline.count(found.timed_calls);
  if (step === "baseline" && state === "open") return words.state.later;
  if (step === "practice" && state === "done" && !found.reached_somebody) return words.practice.onlySelf;
  if (step === "practice" && state === "open" && found.practice?.state === "open")
    return words.practice.waiting;
  return words.state[state];
}

/** A number while it is to be done; done and left out differ by shape. */
function StepMark({ state, number }: { state: State; number: number }) {
  const shape = "flex size-6 shrink-0 items-center justify-center rounded-full text-meta";
  if (state === "done")
    return (
      <span className={`${shape} bg-green-soft text-green`}>
        <CheckIcon width="14" height="14" />
      </span>
    );
  return (
    <span
      aria-hidden="true"
      className={`${shape} border text-ink-3 ${state === "skipped" ? "border-dashed border-line-2" : "border-control"}`}
    >
      {number}
    </span>
  );
}
