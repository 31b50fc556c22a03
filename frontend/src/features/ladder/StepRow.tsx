import type { Tell } from "@/api/types";
import { useText } from "@/text/later/settings";
import { CloseIcon } from "@/ui/icons";
import { useFault } from "./FaultsContext";
import type { StepDraft } from "./ladderDraft";
import { MinutesInput } from "./MinutesInput";

interface StepRowProps {
  step: StepDraft;
  number: number;
  pointer: string;
  warning: string | null;
  fresh: boolean;
  onChange: (step: StepDraft) => void;
  onRemove: () => void;
}

const TIERS = [1, 2, 3];

/** One rung: after how many minutes, and what happens then. */
export function StepRow({ step, number, pointer, warning, fresh, onChange, onRemove }: StepRowProps) {
  const text = useText();
  const words = text.ladder.editor;
  const tellFault = useFault(`${pointer}/tell`).fault;
  const tierFault = useFault(`${pointer}/tier`).fault;
  const fault = tellFault ?? tierFault;
  return (
    <li className="relative flex flex-wrap items-center gap-x-2 gap-y-1 border-s-2 border-line-2 py-1.5 ps-4">
      <span
        aria-hidden="true"
        className="absolute -start-[6px] top-[18px] size-2.5 rounded-full border-2 border-control bg-surface touch:top-6"
      />
      <span className="text-ink-2">{words.after}</span>
      <MinutesInput
        label={words.minutesOf(number)}
        pointer={`${pointer}/after`}
        value={step.after}
        fresh={fresh}
        onChange={(after) => onChange({ ...step, after })}
      />
      <span className="text-ink-2">{text.ladder.minutes}</span>
      <select
        aria-label={words.tellOf(number)}
        aria-invalid={fault !== null || undefined}
        value={step.tell === "tier" ? `tier ${step.tier}` : step.tell}
        onChange={({ target }) => onChange({ ...step, ...tellOf(target.value) })}
        className="control h-8 w-auto min-w-0 flex-1 basis-[200px] px-2 touch:h-11 touch:text-[16px]"
      >
        <option value="again">{words.tell.again}</option>
        {TIERS.map((tier) => (
          <option key={tier} value={`tier ${tier}`}>
            {words.tell.tier(tier)}
          </option>
        ))}
        <option value="admins">{words.tell.admins}</option>
        <option value="banner">{words.tell.banner}</option>
      </select>
      <button
        type="button"
        aria-label={words.remove(number)}
        onClick={onRemove}
        className="flex size-8 shrink-0 items-center justify-center rounded-button text-ink-3 hover:bg-chosen hover:text-ink touch:size-11"
      >
        <CloseIcon />
      </button>
      {fault !== null && <span className="order-last basis-full text-meta text-red">{fault}</span>}
      {fault === null && warning !== null && (
        <span className="order-last basis-full text-meta text-amber">{text.ladder.warning(warning)}</span>
      )}
    </li>
  );
}

function tellOf(value: string): Pick<StepDraft, "tell" | "tier"> {
  const tier = TIERS.find((each) => value === `tier ${each}`);
  return tier === undefined ? { tell: value as Tell, tier: null } : { tell: "tier", tier };
}
