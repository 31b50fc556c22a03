import { Link } from "@tanstack/react-router";
import { useText } from "@/text";

interface StepLinkProps {
  sessionId: string;
  numbers: number[];
  /** Only the number, where the column says what it is. */
  bare?: boolean;
}

/** Where a statement comes from: a link to its step, or to the first of several. */
export function StepLink({ sessionId, numbers, bare }: StepLinkProps) {
  const text = useText();
  const [first] = numbers;
  if (first === undefined) return null;
  const words = numbers.length === 1 ? text.common.step(first) : text.common.stepLinks(numbers.join(", "));
  return (
    <Link
      to="/pilot/$sessionId"
      params={{ sessionId }}
      hash={`step-${first}`}
      aria-label={words}
      className="relative whitespace-nowrap text-meta font-medium text-accent-text hover:underline touch:after:absolute touch:after:end-0 touch:after:top-1/2 touch:after:size-11 touch:after:-translate-y-1/2"
    >
      {bare ? first : words}
    </Link>
  );
}
