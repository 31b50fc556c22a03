import { Link } from "@tanstack/react-router";

/** What a step is for. */
export function Explain({ children }: { children: string }) {
  return <p className="max-w-[68ch] text-ink-2">{children}</p>;
}

interface MoreProps {
  to: "/settings/people" | "/settings/alerts" | "/settings/ladder" | "/settings/channels" | "/baseline";
  children: string;
}

/** Where the whole of it is. */
export function More({ to, children }: MoreProps) {
  return (
    <Link
      to={to}
      className="self-start text-accent-text hover:underline touch:inline-flex touch:min-h-11 touch:items-center"
    >
      {children}
    </Link>
  );
}
