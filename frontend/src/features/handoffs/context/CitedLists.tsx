import { type ReactNode, useState } from "react";
import type { Cited, HandoffContext } from "@/api/types";
import { useText } from "@/text";
import { className } from "@/ui/className";
import { firstLine } from "@/ui/formatText";
import { CloseIcon, PinIcon, QuestionIcon, SessionsIcon } from "@/ui/icons";
import { FurtherLines } from "./FurtherLines";
import { StepLink } from "./StepLink";
import { numbersOf } from "./stepNumbers";

/** So many stand one by one; of more only the newest. */
const WHOLE = 6;
const NEWEST = 4;
/** So few have the room to be read whole. */
const FEW = 2;

/** A statement, and for an answer what was asked. */
type Item = Cited & { question?: string | null };

interface ListsProps {
  context: HandoffContext;
  numbers: ReadonlyMap<string, number>;
  compact?: boolean;
}

/** What is known, what is out, what is open, and what was said: each statement with its step. */
export function CitedLists({ context, numbers, compact }: ListsProps) {
  const text = useText();
  // An older server beside this page does not know of it yet.
  const said = context.said ?? [];
  const list = (title: string, icon: ReactNode, items: Item[], nothing = "") => (
    <CitedList
      title={title}
      icon={icon}
      items={items}
      nothing={nothing}
      context={context}
      numbers={numbers}
    />
  );
  return (
    <div className={className("mt-4 grid gap-x-7 gap-y-4", !compact && "sm:grid-cols-3")}>
      {list(text.context.known, <PinIcon />, context.facts, text.context.nothingKnown)}
      {list(text.context.ruledOut, <CloseIcon />, context.ruled_out, text.context.nothingRuledOut)}
      {list(text.context.open, <QuestionIcon />, context.open_questions, text.context.nothingOpen)}
      {said.length > 0 && (
        <div className={className(!compact && "sm:col-span-3")}>
          {list(text.context.said, <SessionsIcon />, said)}
        </div>
      )}
    </div>
  );
}

interface ListProps extends ListsProps {
  title: string;
  icon: ReactNode;
  items: Item[];
  nothing: string;
}

/** The newest of them; all on request. */
function CitedList({ title, icon, items, nothing, context, numbers }: ListProps) {
  const text = useText();
  const [all, setAll] = useState(false);
  const shown = all || items.length <= WHOLE ? items : items.slice(-NEWEST);
  return (
    <div className="min-w-0">
      <h3 className="flex items-center gap-2 font-semibold">
        {icon}
        {title}
      </h3>
      {items.length === 0 && <p className="mt-1 text-ink-3">{nothing}</p>}
      <ul className="m-0 mt-1 list-none p-0 empty:hidden">
        {shown.map((item) => (
          <li key={item.step_id} className="py-[3px] text-ink-2">
            <div className="flex items-baseline justify-between gap-3">
              <span className={className("min-w-0", shown.length > FEW ? "clamp-2" : "line-clamp-4")}>
                {item.question && <span className="text-ink-3">{firstLine(item.question)} </span>}
                {firstLine(item.text)}
              </span>
              <StepLink sessionId={context.session_id} numbers={numbersOf([item.step_id], numbers)} />
            </div>
            <FurtherLines text={item.text} />
          </li>
        ))}
      </ul>
      {shown.length < items.length && (
        <button
          type="button"
          onClick={() => setAll(true)}
          className="mt-1 font-medium text-accent-text hover:underline touch:min-h-11"
        >
          {text.context.showAll(items.length)}
        </button>
      )}
    </div>
  );
}
