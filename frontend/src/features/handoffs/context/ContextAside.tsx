import { useText } from "@/text";
import { ContextSections } from "./ContextSections";

/** The context beside the session, from the claim to the claimer's first action; while `leaving` it takes no key or press any more. */
export function ContextAside({ handoffId, leaving }: { handoffId: string; leaving: boolean }) {
  const text = useText();
  return (
    <div
      role="dialog"
      aria-label={text.context.title}
      inert={leaving}
      data-case="context"
      className="w-[min(39%,520px)] shrink-0 border-s border-line bg-sunken"
    >
      <div className="sticky top-[calc(var(--strip)+var(--head,80px))] max-h-[calc(100dvh-var(--strip)-var(--head,80px))] overflow-auto">
        <ContextSections handoffId={handoffId} compact />
      </div>
    </div>
  );
}
