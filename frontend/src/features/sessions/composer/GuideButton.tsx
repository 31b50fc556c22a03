import { useText } from "@/text";
import { Button } from "@/ui/Button";
import { DiamondIcon } from "@/ui/icons";
import { ProblemNote } from "@/ui/states";
import type { Guide } from "../guide/useGuide";

/** Asks the guide for the next question or action; says so where the playbook answered for a model that failed. */
export function GuideButton({ guide }: { guide: Guide }) {
  const text = useText();
  const fallback = guide.data?.fallback ?? null;
  return (
    <>
      <Button
        look="quiet"
        className="-ml-3"
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
