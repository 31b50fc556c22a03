import { useQueryClient } from "@tanstack/react-query";
import { useId } from "react";
import { readAgain } from "@/api/fresh";
import { contextQuery } from "@/api/handoffs";
import { askModel } from "@/api/models";
import type { HandoffContext, ModelAssessment } from "@/api/types";
import { useIntent } from "@/api/useIntent";
import { useText } from "@/text";
import { Button } from "@/ui/Button";
import { useHasModel, useMe } from "@/ui/me";
import { ProblemNote } from "@/ui/states";
import { Moment } from "@/ui/times";
import { ModelAnswer } from "./ModelAnswer";
import { PromptSent } from "./PromptSent";

interface ModelLayerProps {
  context: HandoffContext;
  numbers: ReadonlyMap<string, number>;
}

/** What a language model adds below the record's own assessment; it replaces nothing. */
export function ModelLayer({ context, numbers }: ModelLayerProps) {
  const text = useText();
  const titleId = useId();
  const works = useMe().role !== "viewer";
  const layer = context.model_assessment;
  const canAsk = useHasModel() && works && (context.state === "open" || context.state === "claimed");
  if (layer === null && !canAsk) return null;
  return (
    <section aria-labelledby={titleId} className="mt-5 rounded-way border border-dashed border-control p-3.5">
      <h3 id={titleId} className="font-semibold text-ink-2">
        {text.model.region}
        {layer?.done_at && (
          <>
            {" · "}
            <Moment at={layer.done_at} />
          </>
        )}
      </h3>
      <p role="status" className="sr-only">
        {layer?.state === "ready" && text.model.ready}
      </p>
      {layer?.state === "pending" && <p className="breathing mt-1 text-ink-2">{text.model.pendingWords}</p>}
      {layer?.state === "ready" && (
        <ModelAnswer key={layer.asked_at} answer={layer} sessionId={context.session_id} numbers={numbers} />
      )}
      {layer?.state === "failed" && <FailedWords layer={layer} />}
      {canAsk && (layer === null || layer.state === "failed") && (
        <AskAgain handoffId={context.id} words={layer === null ? text.model.ask : text.model.again} />
      )}
      {works && layer !== null && layer.state !== "pending" && (
        <PromptSent handoffId={context.id} askedAt={layer.asked_at} />
      )}
    </section>
  );
}

function FailedWords({ layer }: { layer: ModelAssessment }) {
  const text = useText();
  return (
    <p className="mt-1 text-ink-2">
      {text.model.failed[layer.error ?? "unusable_answer"]} {text.model.failedExplain}
    </p>
  );
}

function AskAgain({ handoffId, words }: { handoffId: string; words: string }) {
  const client = useQueryClient();
  const asking = useIntent<null, unknown>({
    send: (_, key) => askModel(handoffId, key),
    onDone: () => readAgain(client, contextQuery(handoffId)),
  });
  return (
    <div className="mt-2">
      <Button busy={asking.isPending} onClick={() => asking.mutate(null)}>
        {words}
      </Button>
      {asking.isError && <ProblemNote error={asking.error} />}
    </div>
  );
}
