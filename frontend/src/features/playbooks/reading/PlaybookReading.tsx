import type { PlaybookContent } from "@/api/types";
import { useText } from "@/text";
import { usePlaybooksText } from "@/text/later/usePlaybooksText";
import { Command } from "@/ui/Command";
import { Panel } from "@/ui/Panel";
import type { PlaybookLanguage } from "../usePlaybookLanguage";
import { FIRST_ANSWER, stepsOf } from "./branches";
import { CauseReading } from "./CauseReading";
import { Fold } from "./Fold";
import { Phrases } from "./Phrases";
import { StepReading } from "./StepReading";
import { wordings } from "./wordings";

interface PlaybookReadingProps {
  content: PlaybookContent;
  language: PlaybookLanguage;
}

/** A playbook as a person reads it: what to ask and try, what it may be, when to escalate, and what chooses it. */
export function PlaybookReading({ content, language }: PlaybookReadingProps) {
  const words = usePlaybooksText().read;
  const text = useText();
  const first = content.items.find(({ key }) => key === FIRST_ANSWER);
  return (
    <div className="flex flex-col gap-4">
      {first !== undefined && (
        <Panel title={words.first}>
          {first.commands.map((answer) => (
            <Command key={answer.en} command={answer[language]} />
          ))}
        </Panel>
      )}
      <Panel title={words.flow}>
        <ol className="-my-3 list-none p-0">
          {stepsOf(content).map((item, index) => (
            <StepReading
              key={item.key}
              content={content}
              item={item}
              number={index + 1}
              language={language}
            />
          ))}
        </ol>
      </Panel>
      {content.escalate_when.length > 0 && (
        <Panel title={words.escalateWhen}>
          <ul className="m-0 list-disc ps-5 marker:text-ink-3">
            {content.escalate_when.map((when) => (
              <li key={when.en}>{when[language]}</li>
            ))}
          </ul>
        </Panel>
      )}
      <Panel
        title={words.likely}
        explain={content.causes.length === 0 ? words.noCauses : words.likelyExplain}
      >
        <ul className="-my-3 list-none p-0">
          {content.causes.map((cause) => (
            <CauseReading key={cause.text.en} content={content} cause={cause} language={language} />
          ))}
        </ul>
      </Panel>
      <Panel title={words.when} explain={content.phrases.length === 0 ? words.noWords : undefined}>
        {content.phrases.length > 0 && (
          <p className="text-ink-2">
            {wordings(
              content.phrases
                .toSorted((one, other) => other.weight - one.weight)
                .map((phrase) => phrase.text),
              text.common.quoted,
              words.moreWordings,
            )}
          </p>
        )}
        <Fold title={words.allPhrases}>
          <Phrases phrases={content.phrases} />
          {content.not_phrases.length > 0 && (
            <>
              <h3 className="mb-1.5 mt-3 font-medium">{words.never}</h3>
              <Phrases phrases={content.not_phrases} />
            </>
          )}
        </Fold>
      </Panel>
    </div>
  );
}
