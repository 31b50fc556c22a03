import type { ReactNode } from "react";

/** What only those who write a playbook ask for: one line, and the whole of it when opened. */
export function Fold({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="mt-1.5">
      <summary className="w-fit text-meta text-ink-3 hover:text-ink hover:underline touch:py-3.5">
        {title}
      </summary>
      <div className="mt-1.5">{children}</div>
    </details>
  );
}
