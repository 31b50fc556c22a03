import { Link } from "@tanstack/react-router";
import { useNumbers } from "@/text/later/useNumbers";
import { QuestionIcon } from "@/ui/icons";

/** Leads from a figure to what it means and to whom it may be quoted. */
export function DefinitionLink({ name, label }: { name: string; label: string }) {
  const { table } = useNumbers();
  return (
    <Link
      to="/analytics/definitions"
      hash={name}
      aria-label={table.define(label)}
      data-control
      className="inline-flex translate-y-[2px] rounded-full text-ink-3 hover:text-accent-text print:hidden touch:min-h-11 touch:min-w-11 touch:translate-y-0 touch:items-center touch:justify-center"
    >
      <QuestionIcon width="14" height="14" />
    </Link>
  );
}
