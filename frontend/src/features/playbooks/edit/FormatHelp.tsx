import { usePlaybooksText } from "@/text/later/usePlaybooksText";

/** The format in a few lines, for who does not write it every day. */
export function FormatHelp() {
  const words = usePlaybooksText();
  return (
    <details className="card px-4 py-3">
      <summary className="font-medium">{words.edit.format}</summary>
      <p className="mt-2 text-ink-2">{words.format.intro}</p>
      <dl className="m-0 mt-2 flex flex-col gap-2">
        {words.format.parts.map(([part, meaning]) => (
          <div key={part}>
            <dt className="font-mono text-meta">{part}</dt>
            <dd className="m-0 text-ink-2">{meaning}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-2 text-meta text-ink-3">{words.edit.keys}</p>
    </details>
  );
}
