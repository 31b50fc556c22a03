import type { PlaybookContent } from "@/api/types";
import { useText } from "@/text";
import type { PlaybooksText } from "@/text/later/en/playbooks";
import { usePlaybooksText } from "@/text/later/usePlaybooksText";
import { firstLine } from "@/ui/formatText";
import type { PlaybookLanguage } from "../usePlaybookLanguage";
import { cameOut, stepsOf } from "./branches";
import { Fold } from "./Fold";
import { wordings } from "./wordings";

const STRONG = 1;
const PAIRS = "m-0 mt-1.5 grid gap-x-4 gap-y-1.5 empty:hidden sm:grid-cols-[168px_1fr]";

type Cause = PlaybookContent["causes"][number];
type Sign = Cause["signs"][number];

interface CauseReadingProps {
  content: PlaybookContent;
  cause: Cause;
  language: PlaybookLanguage;
}

/** A cause and what helps; behind it what speaks for it and against it, in the order of its weight. */
export function CauseReading({ content, cause, language }: CauseReadingProps) {
  const text = useText();
  const words = usePlaybooksText().read;
  const steps = stepsOf(content);
  const sentence = ({ item, came_out, said }: Sign) => {
    if (item === null || came_out === null)
      return words.said(wordings(said, text.common.quoted, words.moreWordings));
    const index = steps.findIndex(({ key }) => key === item);
    const outcome = cameOut(content, item, came_out)?.[language] ?? words.outcome[came_out] ?? came_out;
    return words.sign(index + 1, firstLine(steps[index]?.text[language] ?? item, 60), outcome);
  };
  const name = (key: string) => {
    const index = steps.findIndex((item) => item.key === key);
    return words.named(index + 1, firstLine(steps[index]?.text[language] ?? key, 60));
  };
  const groups = groupsOf(cause, words);
  return (
    <li className="border-b border-line py-3 last:border-b-0">
      <h3 className="written font-medium">{cause.text[language]}</h3>
      <dl className={PAIRS}>
        <Entry label={words.fix} lines={cause.fix === null ? [] : [cause.fix[language]]} />
        <Entry label={words.thenFirst} lines={cause.then.map(name)} />
      </dl>
      <Fold title={words.evidence}>
        <dl className={PAIRS}>
          {groups.map(({ label, signs }) => (
            <Entry key={label} label={label} lines={signs.map(sentence)} />
          ))}
        </dl>
      </Fold>
    </li>
  );
}

function groupsOf(cause: Cause, words: PlaybooksText["read"]): { label: string; signs: Sign[] }[] {
  const sorted = cause.signs.toSorted((one, other) => other.weight - one.weight);
  return [
    { label: words.speaks.strongly, signs: sorted.filter(({ weight }) => weight >= STRONG) },
    { label: words.speaks.for, signs: sorted.filter(({ weight }) => weight > 0 && weight < STRONG) },
    { label: words.speaks.against, signs: sorted.filter(({ weight }) => weight <= 0) },
    { label: words.rulesOut, signs: cause.rules_out },
  ];
}

function Entry({ label, lines }: { label: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <>
      <dt className="text-ink-3">{label}</dt>
      <dd className="m-0 flex min-w-0 flex-col gap-0.5">
        {lines.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </dd>
    </>
  );
}
