import type { ReactNode } from "react";

interface LaneHeadingProps {
  title: string;
  icon: ReactNode;
  /** Not known before it was read. */
  count: number | undefined;
  nothing: string;
}

/** The head of a group; where it holds nothing, its only line. */
export function LaneHeading({ title, icon, count, nothing }: LaneHeadingProps) {
  return (
    <div className="flex items-center justify-between gap-3 border-b border-line pb-1.5">
      <h2 className={`flex items-center gap-2 ${count === 0 ? "text-ink-2" : "font-semibold"}`}>
        {icon}
        {title}
        {count !== 0 && <span className="font-normal text-ink-3">{count}</span>}
      </h2>
      {count === 0 && <p className="text-ink-3">{nothing}</p>}
    </div>
  );
}
