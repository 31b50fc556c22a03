import { useText } from "@/text";
import { ContextSections } from "./ContextSections";

/** The context beside the session, from the claim to the claimer's first action. */
export function ContextAside({ handoffId }: { handoffId: string }) {
  const text = useText();
  return (
    <div
      role="dialog"
      aria-label={text.context.title}
      data-context-aside
      className="w-[min(42%,560px)] shrink-0 border-l border-line bg-sunken"
    >
      <div className="sticky top-[calc(var(--strip)+80px)] max-h-[calc(100dvh-var(--strip)-80px)] overflow-auto">
        <ContextSections handoffId={handoffId} />
      </div>
    </div>
  );
}
