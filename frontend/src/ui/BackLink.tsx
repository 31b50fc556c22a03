import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { BackIcon } from "@/ui/icons";

interface BackLinkProps {
  to: "/playbooks" | "/playbooks/proposals" | "/analytics" | "/settings/people";
  children: ReactNode;
}

/** Above a page's title: the list that it belongs to. */
export function BackLink({ to, children }: BackLinkProps) {
  return (
    <p className="pe-[96px] md:pe-0">
      <Link
        to={to}
        className="-ms-1.5 inline-flex items-center gap-1.5 rounded-button py-1 pe-2 text-ink-2 hover:text-ink touch:min-h-11"
      >
        <BackIcon />
        {children}
      </Link>
    </p>
  );
}
