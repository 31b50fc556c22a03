import type { ReactNode } from "react";

/** A titled part of a page. */
export function Panel({
  title,
  explain,
  children,
}: {
  title: string;
  explain?: string;
  children: ReactNode;
}) {
  return (
    <section aria-label={title} className="card px-4 py-4 sm:px-5">
      <h2 className="text-title font-semibold">{title}</h2>
      {explain !== undefined && <p className="text-ink-3">{explain}</p>}
      <div className="mt-3">{children}</div>
    </section>
  );
}
