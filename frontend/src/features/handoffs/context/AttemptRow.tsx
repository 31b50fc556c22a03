import type { Attempt } from "@/api/types";
import { useText } from "@/text";
import { className } from "@/ui/className";
import { firstLine, tellingResult } from "@/ui/formatText";
import { OutcomeMark } from "@/ui/marks";
import { Moment } from "@/ui/times";
import { FurtherLines } from "./FurtherLines";
import { StepLink } from "./StepLink";

interface AttemptRowProps {
  attempt: Attempt;
  sessionId: string;
  compact?: boolean;
}

export function AttemptRow({ attempt, sessionId, compact }: AttemptRowProps) {
  const text = useText();
  const result = tellingResult(attempt.result, attempt.outcome);
  return (
    <tr className="border-b border-line align-top [&>td]:py-[6px]">
      <td className="w-7 pt-[7px]">
        <OutcomeMark outcome={attempt.outcome} />
      </td>
      <td className="pe-2 sm:pe-4">
        <div
          className={
            compact || result === null
              ? undefined
              : "lg:grid lg:grid-cols-[minmax(0,1.15fr)_minmax(0,1fr)] lg:gap-5"
          }
        >
          <p className="clamp-2 font-medium">{firstLine(attempt.text)}</p>
          <p className="clamp-2 text-ink-2 empty:hidden">
            {result !== null && firstLine(result)}
            {attempt.after_handoff && (
              <span className={className("text-meta text-ink-3", result !== null && "ms-1.5")}>
                {text.context.afterHandoff}
              </span>
            )}
          </p>
        </div>
        <FurtherLines text={attempt.text} />
        {result !== null && <FurtherLines text={result} />}
      </td>
      <td className="whitespace-nowrap text-end text-meta leading-5 text-ink-3">
        <Moment at={attempt.at} />
      </td>
      <td className="w-8 text-end leading-5 sm:w-12">
        <StepLink sessionId={sessionId} numbers={[attempt.number]} bare />
      </td>
    </tr>
  );
}
