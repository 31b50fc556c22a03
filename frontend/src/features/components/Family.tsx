import type { ReactNode } from "react";

/** One part with all of its states below its name. */
export function Family({ name, children }: { name: string; children: ReactNode }) {
  return (
    <section aria-label={name} data-family={name} className="border-t border-line py-5">
      <h2 className="mb-3 font-mono font-semibold">{name}</h2>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,240px),1fr))] items-start gap-x-6 gap-y-5">
        {children}
      </div>
    </section>
  );
}

/**
 * One state: what of it the eye gets, above its name. Those of one family hold the same words, so that what differs
 * between them is the state alone.
 */
export function State({ name, wide, children }: { name: string; wide?: boolean; children: ReactNode }) {
  return (
    <figure className={wide ? "col-span-full m-0 min-w-0" : "m-0 min-w-0"}>
      <div data-state-of={name} className="min-w-0 p-1">
        {children}
      </div>
      <figcaption className="ps-1 font-mono text-meta text-ink-3">{name}</figcaption>
    </figure>
  );
}
