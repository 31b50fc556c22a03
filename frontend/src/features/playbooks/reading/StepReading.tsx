import type { PlaybookContent } from "@/api/types";
import { usePlaybooksText } from "@/text/later/usePlaybooksText";
import { Command } from "@/ui/Command";
import type { PlaybookLanguage } from "../usePlaybookLanguage";
import { BranchList } from "./BranchList";
import { branchesOf } from "./branches";
import { Fold } from "./Fold";
import { wordings } from "./wordings";

interface StepReadingProps {
  content: PlaybookContent;
  item: PlaybookContent["items"][number];
  number: number;
  language: PlaybookLanguage;
}

/** One question, action or check with its commands and the ways on. */
export function StepReading({ content, item, number, language }: StepReadingProps) {
  const words = usePlaybooksText().read;
  const branches = branchesOf(content, item);
  const open = item.kind === "question" && branches.length === 0;
  return (
    <li id={`step-${item.key}`} className="flex scroll-mt-10 gap-3 border-b border-line py-3 last:border-b-0">
      <span
        aria-hidden="true"
        className="figures mt-px flex size-6 shrink-0 items-center justify-center rounded-full bg-chosen text-meta font-medium text-ink-2"
      >
        {number}
      </span>
      <div className="min-w-0 flex-1">
        <p className="text-meta text-ink-3">{words.kind[item.kind]}</p>
        <p className="written font-medium">{item.text[language]}</p>
        {item.commands.length > 0 && (
          <div className="mt-2 flex flex-col gap-1.5">
            {item.commands.map((command) => (
              <Command key={command.en} command={command[language]} />
            ))}
          </div>
        )}
        {item.expect !== null && (
          <p className="mt-1.5 text-ink-2">
            <span className="text-meta text-ink-3">{words.expect}:</span> <bdi>{item.expect[language]}</bdi>
          </p>
        )}
        {branches.length > 0 && <BranchList branches={branches} language={language} />}
        {open && <p className="mt-1 text-ink-3">{words.openQuestion}</p>}
        {item.known_by.length > 0 && (
          <Fold title={words.knownBy}>
            <p className="text-meta text-ink-3">
              {wordings(
                item.known_by.map((phrase) => phrase.text),
                (phrase) => phrase,
                words.moreWordings,
              )}
            </p>
          </Fold>
        )}
      </div>
    </li>
  );
}
