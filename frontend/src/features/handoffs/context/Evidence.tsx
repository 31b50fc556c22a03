import { useText } from "@/text";
import { StepLink } from "./StepLink";

/** The steps that speak for something, or that none does. */
export function Evidence({ sessionId, numbers }: { sessionId: string; numbers: number[] }) {
  const text = useText();
  if (numbers.length === 0) return <>{text.context.nothingFor}.</>;
  return (
    <>
      <StepLink sessionId={sessionId} numbers={numbers} />.
    </>
  );
}
