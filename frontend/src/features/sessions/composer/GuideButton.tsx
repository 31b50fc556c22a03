import { askGuide } from "@/api/sessions";
import type { GuideStep } from "@/api/types";
import { useIntent } from "@/api/useIntent";
import { useText } from "@/text";
import { Button } from "@/ui/Button";
import { DiamondIcon } from "@/ui/icons";
import { ProblemNote } from "@/ui/states";

interface GuideButtonProps {
  sessionId: string;
  onRecorded: (step: GuideStep) => void;
}

/** Asks the guide for the next question or action; says so where the playbook answered for a model that failed. */
export function GuideButton({ sessionId, onRecorded }: GuideButtonProps) {
  const text = useText();
  const asking = useIntent({ send: (_: null, key) => askGuide(sessionId, key), onDone: onRecorded });
  const fallback = asking.data?.fallback ?? null;
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button
        look="quiet"
        className="-ml-3"
        icon={<DiamondIcon />}
        busy={asking.isPending}
        onClick={() => asking.mutate(null)}
      >
        {text.session.askGuide}
      </Button>
      <ProblemNote error={asking.error} />
      <p role="status" className="text-meta text-ink-3">
        {fallback !== null && `${text.model.failed[fallback]} ${text.model.fallback}`}
      </p>
    </div>
  );
}
