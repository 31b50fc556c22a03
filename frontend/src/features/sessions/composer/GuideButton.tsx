import { askGuide } from "@/api/sessions";
import type { Step } from "@/api/types";
import { useIntent } from "@/api/useIntent";
import { useText } from "@/text";
import { Button } from "@/ui/Button";
import { DiamondIcon } from "@/ui/icons";
import { ProblemNote } from "@/ui/states";

interface GuideButtonProps {
  sessionId: string;
  onRecorded: (step: Step) => void;
}

/** Asks the guide for the next question or action. */
export function GuideButton({ sessionId, onRecorded }: GuideButtonProps) {
  const text = useText();
  const asking = useIntent({ send: (_: null, key) => askGuide(sessionId, key), onDone: onRecorded });
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
    </div>
  );
}
