import { recordStep } from "@/api/sessions";
import type { Outcome, Step } from "@/api/types";
import { useIntent } from "@/api/useIntent";
import { useText } from "@/text";
import { Button } from "@/ui/Button";
import { firstLine } from "@/ui/formatText";
import { useKeys } from "@/ui/keys";
import { OutcomeMark } from "@/ui/marks";
import { ProblemNote } from "@/ui/states";
import { useCopy } from "@/ui/useCopy";

const TAPS = [
  { outcome: "worked", key: "w" },
  { outcome: "failed", key: "x" },
  { outcome: "partial", key: "p" },
] as const satisfies readonly { outcome: Outcome; key: string }[];

interface OutcomeTapsProps {
  sessionId: string;
  action: Step;
  onRecorded: (step: Step) => void;
}

/** What came of the action under way, in one tap: recorded as a result that answers it. */
export function OutcomeTaps({ sessionId, action, onRecorded }: OutcomeTapsProps) {
  const text = useText();
  const { copied, failed, copy } = useCopy();
  const tapping = useIntent({
    send: (outcome: Outcome, key) =>
      recordStep(
        sessionId,
        { kind: "result", text: text.common.outcome[outcome], outcome, answers_step_id: action.id },
        key,
      ),
    onDone: onRecorded,
  });
  const { mutate, isPending } = tapping;
  const tap = (outcome: Outcome) => {
    if (!isPending) mutate(outcome);
  };
  const commands = action.guide?.commands ?? [];
  useKeys({
    worked: () => tap("worked"),
    failed: () => tap("failed"),
    partly: () => tap("partial"),
    ...(commands.length > 0 && { copyCommand: () => copy(commands.join("\n")) }),
  });
  return (
    <fieldset className="m-0 flex min-w-0 flex-wrap items-center gap-x-3 gap-y-2 border-0 p-0">
      <legend className="sr-only">{text.session.outcomeOf}</legend>
      <p className="clamp-2 min-w-0 flex-1 basis-[320px] text-ink-2">
        {text.session.howDidItGo} <bdi className="font-medium text-ink">{firstLine(action.text, 160)}</bdi>
      </p>
      <div className="flex flex-wrap gap-2">
        {commands.length > 0 && (
          <Button look="quiet" shortcut="c" onClick={() => copy(commands.join("\n"))}>
            {copied === null ? text.guide.copyCommands(commands.length) : text.common.copied}
          </Button>
        )}
        {TAPS.map(({ outcome, key }) => (
          <Button
            key={outcome}
            shortcut={key}
            icon={<OutcomeMark outcome={outcome} hidden />}
            busy={isPending}
            onClick={() => mutate(outcome)}
            className="max-sm:gap-1.5 max-sm:px-2.5!"
          >
            {text.common.outcome[outcome]}
          </Button>
        ))}
      </div>
      <span role="status" className={failed ? "text-meta text-amber" : "sr-only"}>
        {failed ? text.guide.copyByHand : copied !== null && text.common.copied}
      </span>
      <ProblemNote error={tapping.error} />
    </fieldset>
  );
}
