import type { ReactNode } from "react";

/** Scrolls what is wider or longer than the screen, by keyboard too. */
export function ScrollBox(props: { label: string; className: string; children: ReactNode }) {
  const { label, className, children } = props;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section aria-label={label} tabIndex={0} className={className}>
      {children}
    </section>
  );
}
