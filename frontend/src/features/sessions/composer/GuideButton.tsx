import { useText } from "@/text";
import { Button } from "@/ui/Button";
import { DiamondIcon } from "@/ui/icons";
import { ProblemNote } from "@/ui/states";
import type { Guide } from "../guide/useGuide";

/**
 * Asks the guide for the next question or action; says so where the playbook answered for a model that failed.
 * `first` while nothing is recorded yet: it is the next sensible act then.
 */
export function GuideButton({ guide, first }: { guide: Guide; first?: boolean }) {
  const text = useText();
  const fallback = guide.data?.fallback ?? null;
  return (
    <>
      <Button
        look={first ? "primary" : "quiet"}
        className={first ? undefined : "-ms-3"}
        shortcut="g"
        icon={<DiamondIcon />}
        busy={guide.isPending}
        onClick={() => guide.mutate(null)}
      >
        {text.session.askGuide}
      </Button>
      <ProblemNote error={guide.error} />
      <p role="status" className="text-meta text-ink-3 empty:hidden">
        {fallback !== null && `${text.model.failed[fallback]} ${text.model.fallback}`}
      </p>
    </>
  );
}
