import { usePlaybooksText } from "@/text/later/usePlaybooksText";
import { firstLine } from "@/ui/formatText";
import { ArrowIcon } from "@/ui/icons";
import type { PlaybookLanguage } from "../usePlaybookLanguage";
import type { Branch, Target } from "./branches";

interface BranchListProps {
  branches: readonly Branch[];
  language: PlaybookLanguage;
}

/** Each answer or outcome, with where it leads. */
export function BranchList({ branches, language }: BranchListProps) {
  const words = usePlaybooksText().read;
  return (
    <ul className="m-0 mt-2 flex list-none flex-col gap-1 p-0">
      {branches.map(({ key, say, target }) => (
        <li key={key} className="flex flex-wrap items-baseline gap-x-2 sm:flex-nowrap">
          <span className="font-medium sm:max-w-[45%] sm:shrink-0">
            {say === null ? words.outcome[key] : say[language]}
          </span>
          <ArrowIcon width="12" height="12" className="shrink-0 self-center text-ink-3" />
          <Way target={target} language={language} />
        </li>
      ))}
    </ul>
  );
}

function Way({ target, language }: { target: Target; language: PlaybookLanguage }) {
  const words = usePlaybooksText().read;
  switch (target.kind) {
    case "item":
      return (
        <a href={`#step-${target.key}`} className="min-w-0 text-accent-text hover:underline">
          {words.goTo(target.number, firstLine(target.text[language], 72))}
        </a>
      );
    case "solved":
      return <span className="font-medium text-green">{words.solved}</span>;
    case "escalate":
      return <span className="font-medium text-amber">{words.escalate}</span>;
    case "end":
      return <span className="text-ink-3">{words.end}</span>;
    default:
      return <span className="text-ink-3">{words.next}</span>;
  }
}
