import { useText } from "@/text";
import { AuthorMark } from "../timeline/AuthorMark";

/** What a model has written so far, at the place where its step will stand. It is nobody's step yet. */
export function GuideWords({ words }: { words: string }) {
  const text = useText();
  return (
    <div className="grid gap-x-5 gap-y-2 py-3 md:grid-cols-[112px_minmax(0,1fr)]">
      <AuthorMark author={{ kind: "model", id: null, name: text.common.model }} />
      <div className="flex min-w-0 items-start gap-2.5">
        <span className="flex h-5 w-[18px] shrink-0 items-center justify-center pt-px" aria-hidden="true">
          <span className="size-1.5 rounded-full bg-accent motion-safe:animate-pulse" />
        </span>
        <p className="min-w-0 flex-1 break-words text-ink-2" aria-hidden="true">
          {words}
        </p>
        <span role="status" className="shrink-0 text-meta leading-5 text-ink-3">
          {text.model.writing}
        </span>
      </div>
    </div>
  );
}
