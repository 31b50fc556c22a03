import { useRef, useState } from "react";
import type { Ladder } from "@/api/types";
import { useText } from "@/text/later/settings";
import { Button } from "@/ui/Button";
import { Field, INPUT } from "@/ui/Field";
import { PlusIcon } from "@/ui/icons";
import { useFault } from "./FaultsContext";
import { type PolicyDraft, rowKey, type StepDraft } from "./ladderDraft";
import { MOST_STEPS } from "./ladderFaults";
import { MinutesInput } from "./MinutesInput";
import { StepRow } from "./StepRow";

interface PolicyEditorProps {
  policy: PolicyDraft;
  pointer: string;
  warnings: Ladder["warnings"];
  /** Without set duty hours there is nothing to choose about the clock. */
  countsDuty: boolean;
  onChange: (policy: PolicyDraft) => void;
}

/** Everything of one priority's ladder, to be edited. */
export function PolicyEditor({ policy, pointer, warnings, countsDuty, onChange }: PolicyEditorProps) {
  const text = useText();
  const words = text.ladder.editor;
  const first = useFault(`${pointer}/first_tier`);
  return (
    <div className="flex flex-col gap-5">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={words.first} error={first.fault}>
          {(control) => (
            <select
              {...control}
              value={policy.firstTier ?? ""}
              onChange={({ target: { value } }) =>
                onChange({ ...policy, firstTier: value === "" ? null : Number(value) })
              }
              className={INPUT}
            >
              <option value="">{words.everybody}</option>
              {[1, 2, 3].map((tier) => (
                <option key={tier} value={tier}>
                  {words.onlyTier(tier)}
                </option>
              ))}
            </select>
          )}
        </Field>
        {countsDuty && (
          <Field label={words.clock}>
            {(control) => (
              <select
                {...control}
                value={policy.clock}
                onChange={({ target: { value } }) =>
                  onChange({ ...policy, clock: value === "wall" ? "wall" : "duty" })
                }
                className={INPUT}
              >
                <option value="duty">{words.clockDuty}</option>
                <option value="wall">{words.clockWall}</option>
              </select>
            )}
          </Field>
        )}
      </div>
      <Steps policy={policy} pointer={pointer} warnings={warnings} onChange={onChange} />
      <Lease policy={policy} pointer={pointer} onChange={onChange} />
    </div>
  );
}

type PartProps = Pick<PolicyEditorProps, "policy" | "pointer" | "onChange">;

function Steps({ policy, pointer, warnings, onChange }: PartProps & Pick<PolicyEditorProps, "warnings">) {
  const text = useText();
  const words = text.ladder.editor;
  const [fresh, setFresh] = useState<string | null>(null);
  const addButton = useRef<HTMLButtonElement>(null);
  const { steps } = policy;
  const put = (next: StepDraft[]) => onChange({ ...policy, steps: next });
  const whole = useFault(`${pointer}/steps`);
  const add = () => {
    const step = nextStep(steps);
    setFresh(step.key);
    put([...steps, step]);
  };
  return (
    <div>
      <p className="font-medium">{words.steps}</p>
      {steps.length === 0 && <p className="mt-1 text-ink-3">{words.noSteps}</p>}
      <ol className="m-0 mt-1 list-none p-0 ps-1">
        {steps.map((step, index) => (
          <StepRow
            key={step.key}
            step={step}
            number={index + 1}
            pointer={`${pointer}/steps/${index}`}
            warning={warnings.find((each) => each.step === index)?.reason ?? null}
            fresh={fresh === step.key}
            onChange={(next) => put(steps.map((each) => (each.key === step.key ? next : each)))}
            onRemove={() => {
              put(steps.filter((each) => each.key !== step.key));
              addButton.current?.focus();
            }}
          />
        ))}
      </ol>
      {whole.fault !== null && <p className="mt-1 text-meta text-red">{whole.fault}</p>}
      <Button
        ref={addButton}
        className="mt-2"
        icon={<PlusIcon />}
        aria-disabled={steps.length >= MOST_STEPS || undefined}
        onClick={() => steps.length < MOST_STEPS && add()}
      >
        {words.add}
      </Button>
      {steps.length >= MOST_STEPS && <span className="ms-3 text-meta text-ink-3">{words.most}</span>}
    </div>
  );
}

/** What most people would add next: again first, then the admins, then the mark on the pages. */
function nextStep(steps: readonly StepDraft[]): StepDraft {
  const last = Number(steps.at(-1)?.after ?? 0);
  const has = (tell: string) => steps.some((step) => step.tell === tell);
  const tell = !has("again") ? "again" : !has("admins") ? "admins" : has("banner") ? "again" : "banner";
  const after = Number.isInteger(last) && last > 0 ? last * 2 : 10;
  return { key: rowKey(), after: String(after), tell, tier: null };
}

function Lease({ policy, pointer, onChange }: PartProps) {
  const text = useText();
  const words = text.ladder.editor;
  return (
    <div>
      <p className="font-medium">
        {words.lease} <span className="text-meta font-normal text-ink-3">{words.leaseHint}</span>
      </p>
      <div className="mt-2 flex flex-col gap-2">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-ink-2">
          {words.ask}
          <MinutesInput
            label={words.askLabel}
            pointer={`${pointer}/ask_minutes`}
            value={policy.ask}
            onChange={(ask) => onChange({ ...policy, ask })}
          />
          {text.ladder.minutes}
        </p>
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-ink-2">
          {words.lapse}
          <MinutesInput
            label={words.lapseLabel}
            pointer={`${pointer}/lapse_minutes`}
            value={policy.lapse}
            onChange={(lapse) => onChange({ ...policy, lapse })}
          />
          {text.ladder.minutes} {words.more}
        </p>
      </div>
    </div>
  );
}
