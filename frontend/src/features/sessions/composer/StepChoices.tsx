import type { MouseEvent } from "react";
import type { Outcome, StepKind } from "@/api/types";
import { useText } from "@/text";
import { className } from "@/ui/className";
import { OutcomeMark } from "@/ui/marks";

const OUTCOMES: readonly Outcome[] = ["worked", "failed", "partial", "pending"];

const CHIP =
  "h-7 shrink-0 whitespace-nowrap rounded-button text-ink-2 transition-colors hover:bg-sunken hover:text-ink aria-pressed:bg-chosen aria-pressed:font-medium aria-pressed:text-ink touch:h-11";

/** `onPointed`: it was chosen by mouse or finger, and the same hand goes on to write. */
interface ChoiceProps<Chosen> {
  onChange: (chosen: Chosen) => void;
  onPointed: () => void;
}

/** A press of Enter or Space is a click without a count. */
const isPointed = (event: MouseEvent) => event.detail > 0;

interface KindChoiceProps extends ChoiceProps<StepKind> {
  kinds: readonly StepKind[];
  kind: StepKind;
}

/** Which kind of step it is. */
export function KindChoice({ kinds, kind, onChange, onPointed }: KindChoiceProps) {
  const text = useText();
  return (
    <fieldset className="m-0 flex w-full min-w-0 overflow-x-auto border-0 p-0 sm:w-auto sm:flex-wrap">
      <legend className="sr-only">{text.session.composer.kind}</legend>
      {kinds.map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={each === kind}
          onClick={(event) => {
            onChange(each);
            if (isPointed(event)) onPointed();
          }}
          className={className(CHIP, "px-1.5 touch:px-2 @min-[680px]:px-2 @min-[780px]:px-2.5")}
        >
          {text.common.stepKind[each]}
        </button>
      ))}
    </fieldset>
  );
}

/** What came of it; a second press takes it back. */
export function OutcomeChoice({
  outcome,
  onChange,
  onPointed,
}: ChoiceProps<Outcome> & { outcome: Outcome | null }) {
  const text = useText();
  return (
    <fieldset className="m-0 flex border-0 p-0 @min-[720px]:ms-1 @min-[720px]:border-s @min-[720px]:border-line @min-[720px]:ps-1">
      <legend className="sr-only">{text.session.composer.outcome}</legend>
      {OUTCOMES.map((each) => (
        <button
          key={each}
          type="button"
          title={text.common.outcome[each]}
          aria-label={text.common.outcome[each]}
          aria-pressed={each === outcome}
          onClick={(event) => {
            onChange(each);
            if (isPointed(event)) onPointed();
          }}
          className={className(CHIP, "flex w-7 items-center @min-[680px]:w-8 justify-center touch:w-11")}
        >
          <OutcomeMark outcome={each} />
        </button>
      ))}
    </fieldset>
  );
}
