import { useId, useState } from "react";
import type { Alerts } from "@/api/types";
import { useText } from "@/text/later/settings";
import { Check, CheckPills } from "@/ui/Choices";
import { ClockInput } from "@/ui/ClockInput";
import { Field } from "@/ui/Field";
import { useMe } from "@/ui/me";
import { Panel } from "@/ui/Panel";
import { SaveNote } from "@/ui/SaveNote";
import { ZoneSelect } from "@/ui/ZoneSelect";
import { type QuietDraft, quietChange, quietDraft, quietFaults, quietSentence } from "./quietDraft";
import { useAlertsChange } from "./useAlertsChange";

/** Quiet hours; what fits is saved as soon as a field is left. */
export function QuietPanel({ alerts }: { alerts: Alerts }) {
  const text = useText();
  const { account } = useMe();
  const words = text.alerts.quiet;
  const saving = useAlertsChange();
  const [draft, setDraft] = useState(() => quietDraft(alerts));
  const faults = quietFaults(draft, text);
  const faulty = draft.on && Object.keys(faults).length > 0;
  const save = (next: QuietDraft) => {
    setDraft(next);
    const wrong = next.on && Object.keys(quietFaults(next, text)).length > 0;
    if (!wrong) saving.mutate(quietChange(next));
  };
  return (
    <Panel title={words.region} explain={words.explain} beside={!faulty && <SaveNote saving={saving} />}>
      <Check
        checked={draft.on}
        onChange={(on) => save(on ? { ...draft, on } : { ...quietDraft(alerts), on })}
      >
        {words.turnOn}
      </Check>
      {draft.on && (
        <div className="mt-3 flex flex-col gap-4 border-s border-line ps-4">
          <QuietTimes draft={draft} change={setDraft} save={save} />
          <CheckPills
            label={words.days}
            options={text.settings.shortDays.map((label, value) => ({
              value,
              label,
              spoken: text.settings.days[value],
            }))}
            chosen={draft.days}
            error={faults.days ?? null}
            onChange={(days) => save({ ...draft, days })}
          />
          <div className="max-w-[320px]">
            <Field label={text.settings.timeZone}>
              {({ id }) => (
                <ZoneSelect
                  id={id}
                  value={draft.zone}
                  first={words.accountZone(account.time_zone)}
                  onChange={(zone) => save({ ...draft, zone })}
                />
              )}
            </Field>
          </div>
          <Check checked={draft.urgent} onChange={(urgent) => save({ ...draft, urgent })}>
            {words.urgent}
          </Check>
          <p role="status" className="font-medium">
            {faulty ? "" : quietSentence(draft, account.time_zone, text)}
          </p>
        </div>
      )}
    </Panel>
  );
}

interface QuietTimesProps {
  draft: QuietDraft;
  change: (draft: QuietDraft) => void;
  save: (draft: QuietDraft) => void;
}

/** From and to, told apart in what is wrong once they were left. */
function QuietTimes({ draft, change, save }: QuietTimesProps) {
  const text = useText();
  const [left, setLeft] = useState(false);
  const errorId = useId();
  const faults = quietFaults(draft, text);
  const wrong = left ? (faults.from ?? faults.to) : undefined;
  const leave = (next: QuietDraft) => {
    setLeft(true);
    save(next);
  };
  return (
    <div>
      <div className="flex items-center gap-2">
        <span className="font-medium">{text.settings.clock.from}</span>
        <ClockInput
          label={text.alerts.quiet.from}
          value={draft.from}
          invalid={wrong !== undefined && faults.from !== undefined}
          describedBy={errorId}
          onChange={(from) => change({ ...draft, from })}
          onLeave={(from) => leave({ ...draft, from })}
        />
        <span>{text.settings.clock.to}</span>
        <ClockInput
          label={text.alerts.quiet.until}
          value={draft.to}
          invalid={wrong !== undefined && faults.to !== undefined}
          describedBy={errorId}
          onChange={(to) => change({ ...draft, to })}
          onLeave={(to) => leave({ ...draft, to })}
        />
      </div>
      <p id={errorId} className="mt-1.5 text-meta text-red empty:hidden">
        {wrong}
      </p>
    </div>
  );
}
