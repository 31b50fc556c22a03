import { useText } from "@/text";
import { StepLink } from "./StepLink";
import { numbersOf } from "./stepNumbers";

interface EvidenceProps {
  of: { for_step_ids: readonly string[]; against_step_ids: readonly string[] };
  sessionId: string;
  numbers: ReadonlyMap<string, number>;
}

/** The steps that speak for a cause, and those against it: where the record sees none it says nothing. */
export function Evidence({ of, sessionId, numbers }: EvidenceProps) {
  const text = useText();
  const sides = [
    { title: text.context.forIt, steps: numbersOf(of.for_step_ids, numbers) },
    { title: text.context.againstIt, steps: numbersOf(of.against_step_ids, numbers) },
  ];
  return (
    <p className="mt-2 flex flex-wrap gap-x-2 text-ink-2 empty:hidden">
      {sides.map(
        ({ title, steps }) =>
          steps.length > 0 && (
            <span key={title}>
              {title} <StepLink sessionId={sessionId} numbers={steps} />.
            </span>
          ),
      )}
    </p>
  );
}
