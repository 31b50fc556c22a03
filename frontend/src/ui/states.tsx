import type { ReactNode } from "react";
import { isProblem } from "@/api/problem";
import { useText } from "@/text";
import { Button } from "./Button";
import { className } from "./className";
import { WarningIcon } from "./icons";

interface EmptyProps {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  /** Nothing else is on the page. */
  wholePage?: boolean;
}

/** Says what is absent and what to do about it. */
export function Empty({ title, children, action, wholePage }: EmptyProps) {
  const Heading = wholePage ? "h1" : "h2";
  return (
    <div className="card px-6 py-8">
      <Heading className="text-title font-semibold">{title}</Heading>
      {children && <div className="mt-1 max-w-[56ch] text-ink-2">{children}</div>}
      {action && <div className="mt-4 flex flex-wrap gap-2">{action}</div>}
    </div>
  );
}

/** Something could not be read: what, and a way to try again. */
export function Failed({ title, onRetry, error }: { title: string; onRetry: () => void; error?: unknown }) {
  const text = useText();
  return (
    <div role="alert" className="card flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-4">
      <WarningIcon className="text-amber" />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{title}</p>
        {error !== undefined && <p className="text-ink-2">{problemText(error, text)}</p>}
      </div>
      <Button onClick={onRetry}>{text.common.tryAgain}</Button>
    </div>
  );
}

/** An error beside the thing that it concerns. */
export function ProblemNote({ error }: { error: unknown }) {
  const text = useText();
  if (error === null || error === undefined) return null;
  return (
    <p role="alert" className="rounded-button bg-red-soft px-3 py-2 text-red">
      {problemText(error, text)}
    </p>
  );
}

export function problemText(error: unknown, text: ReturnType<typeof useText>): string {
  if (!isProblem(error)) return text.common.problemElse;
  return text.common.problems[error.code] ?? error.members.detail ?? text.common.problemElse;
}

/** A place kept for something that is on its way. */
export function Skeleton({ className: extra }: { className?: string }) {
  return <div aria-hidden="true" className={className("skeleton", extra)} />;
}
