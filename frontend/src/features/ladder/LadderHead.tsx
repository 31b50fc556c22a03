import { useText } from "@/text/later/settings";

/** What a ladder is, in two sentences. */
export function LadderHead({ readOnly }: { readOnly?: boolean }) {
  const words = useText().ladder;
  return (
    <header className="mb-3">
      <h2 className="text-title font-semibold">{words.title}</h2>
      <p className="max-w-[72ch] text-ink-3">
        {words.explain} {readOnly && words.readOnly}
      </p>
    </header>
  );
}
