import type { PlaybookContent } from "@/api/types";
import { usePlaybooksText } from "@/text/later/usePlaybooksText";

/** Words that choose a playbook or speak against it, the weighty ones first. */
export function Phrases({ phrases }: { phrases: PlaybookContent["phrases"] }) {
  const words = usePlaybooksText().read;
  const sorted = phrases.toSorted((one, other) => other.weight - one.weight);
  return (
    <ul className="m-0 flex list-none flex-wrap gap-1.5 p-0">
      {sorted.map(({ text: phrase, weight }) => (
        <li
          key={phrase}
          title={words.weight(weight)}
          className="rounded-tag border border-line bg-sunken px-2 py-0.5 text-ink-2"
        >
          {phrase}
          {weight !== 1 && <span className="figures ms-1.5 text-meta text-ink-3">{weight}</span>}
        </li>
      ))}
    </ul>
  );
}
