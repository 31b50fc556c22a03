import { useId } from "react";
import type { HandoffContext, Way } from "@/api/types";
import { useText } from "@/text";
import { className } from "@/ui/className";
import { firstLine, firstName } from "@/ui/formatText";
import { Key } from "@/ui/Key";
import { useHasModel } from "@/ui/me";
import { useThumbScreen } from "@/ui/useScreenWidth";
import { ClaimActs } from "../claim/ClaimActs";

interface WaysProps {
  context: HandoffContext;
  busy: Way | null;
  onChoose: (way: Way) => void;
}

/** The ways to go on. Choosing one claims the handoff. */
export function WaysSection({ context, busy, onChoose }: WaysProps) {
  const text = useText();
  const { ways } = text.context;
  const hasModel = useHasModel();
  const thumb = useThumbScreen();
  const { name } = context.escalated_by;
  const [question] = context.open_questions;
  const [suggested] = context.assessment.suggested_steps.filter((step) => step.step_ids.length > 0);
  const nextStep = question?.text ?? suggested?.text;
  const hint = nextStep === undefined ? ways.continuePlain : ways.continueHint(firstLine(nextStep, 120));
  return (
    <section aria-label={text.context.regions.ways} className="px-3 py-3 sm:px-8 short:py-2">
      <div className="flex flex-wrap gap-2 sm:flex-nowrap sm:gap-3">
        <WayButton
          number="1"
          title={ways.continue(name)}
          hint={hint}
          main
          busy={busy}
          way="continue"
          onChoose={onChoose}
        />
        {thumb && (
          <span className="flex empty:hidden [&>button]:h-auto [&>button]:rounded-way">
            <ClaimActs
              handoff={{ ...context, first_action_at: null, asked_at: null }}
              isPractice={context.is_practice}
              only="ask"
            />
          </span>
        )}
        {hasModel && (
          <WayButton
            number="2"
            title={ways.analyze}
            hint={ways.analyzeHint}
            busy={busy}
            way="analyze"
            onChoose={onChoose}
          />
        )}
        <WayButton
          number="3"
          title={ways.own}
          hint={ways.ownHint}
          busy={busy}
          way="own"
          onChoose={onChoose}
        />
      </div>
      <p className="mt-2 hidden text-meta text-ink-3 sm:block short:hidden!">
        {ways.promise(firstName(name))}
      </p>
    </section>
  );
}

interface WayButtonProps {
  number: string;
  title: string;
  hint: string;
  main?: boolean;
  way: Way;
  busy: Way | null;
  onChoose: (way: Way) => void;
}

/** A button with its hint beside the words that name it; a press anywhere on it counts. */
function WayButton({ number, title, hint, main, way, busy, onChoose }: WayButtonProps) {
  const hintId = useId();
  return (
    <div
      className={className(
        "relative flex min-h-11 min-w-0 flex-1 items-center justify-center gap-3.5 rounded-way border px-4 transition-colors sm:min-h-[56px] sm:justify-start short:min-h-11!",
        "has-[button:focus-visible]:outline-2 has-[button:focus-visible]:outline-offset-2 has-[button:focus-visible]:outline-accent-text",
        busy !== null && "opacity-70",
        main
          ? "min-h-[52px] basis-[200px] border-transparent bg-accent text-accent-on hover:bg-accent-hover sm:flex-[1.5] sm:basis-0"
          : "basis-[140px] border-line-2 bg-surface text-ink hover:border-control sm:basis-0",
      )}
    >
      <Key name={number} onAccent={main} />
      <span className="min-w-0">
        <button
          type="button"
          aria-describedby={hintId}
          aria-keyshortcuts={number}
          aria-busy={busy === way || undefined}
          aria-disabled={busy !== null || undefined}
          onClick={() => busy === null && onChoose(way)}
          className={`block text-balance text-center font-semibold sm:text-start outline-none after:absolute after:-inset-px ${main ? "text-title sm:text-body" : ""}`}
        >
          {title}
        </button>
        <span id={hintId} className={`hidden truncate lg:block ${main ? "text-accent-on" : "text-ink-3"}`}>
          {hint}
        </span>
      </span>
    </div>
  );
}
