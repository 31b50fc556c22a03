import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { promptQuery } from "@/api/models";
import { useText } from "@/text";
import { Button } from "@/ui/Button";
import { ProblemNote, Skeleton } from "@/ui/states";

interface PromptSentProps {
  handoffId: string;
  askedAt: string;
}

/** Opens what the model was told. */
export function PromptSent({ handoffId, askedAt }: PromptSentProps) {
  const text = useText();
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <div className="mt-2">
      <Button
        look="quiet"
        className="-ms-3"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {text.model.sent}
      </Button>
      <div id={id}>{open && <Prompt handoffId={handoffId} askedAt={askedAt} />}</div>
    </div>
  );
}

function Prompt({ handoffId, askedAt }: PromptSentProps) {
  const text = useText();
  const { data, error } = useQuery(promptQuery(handoffId, askedAt));
  if (error !== null) return <ProblemNote error={error} />;
  if (data === undefined) return <Skeleton className="h-16" />;
  if (data.text === null) return <p className="text-ink-2">{text.model.sentChanged}</p>;
  return (
    <>
      <p className="text-meta text-ink-3">{text.model.sentExplain}</p>
      <pre className="mt-1 max-h-60 overflow-auto whitespace-pre-wrap break-words rounded-tag bg-surface p-2 text-meta">
        {data.text}
      </pre>
    </>
  );
}
