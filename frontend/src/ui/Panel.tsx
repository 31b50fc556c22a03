import type { ReactNode } from "react";

interface PanelProps {
  title: string;
  explain?: string;
  /** At the far end of the title. */
  beside?: ReactNode;
  children: ReactNode;
}

/** A titled part of a page. */
export function Panel({ title, explain, beside, children }: PanelProps) {
  return (
    <section aria-label={title} className="card px-4 py-4 sm:px-5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="text-title font-semibold">{title}</h2>
        {beside}
      </div>
      {explain !== undefined && <p className="max-w-[72ch] text-ink-3">{explain}</p>}
      <div className="mt-3">{children}</div>
    </section>
  );
}
