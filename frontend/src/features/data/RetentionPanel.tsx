import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { changeRetention, effectQuery, type Retention, retentionQuery } from "@/api/data";
import { keepAnswer } from "@/api/fresh";
import { useText } from "@/text/later/settings";
import { Button } from "@/ui/Button";
import { Field, INPUT } from "@/ui/Field";
import { Panel } from "@/ui/Panel";
import { SaveNote } from "@/ui/SaveNote";
import { Failed, Skeleton } from "@/ui/states";

const SESSION_DAYS = [90, 180, 365, 730, 1_095, 1_825, 3_650];
const FILE_DAYS = [30, 90, 180, 365, 730, 1_095, 1_825, 3_650];
const YEAR = 365;

/** After how many days what is over is deleted. */
export function RetentionPanel() {
  const words = useText().data.retention;
  const retention = useQuery(retentionQuery);
  return (
    <Panel title={words.region} explain={words.explain}>
      {retention.isPending && <Skeleton className="h-24" />}
      {retention.isError && (
        <Failed title={words.failed} error={retention.error} onRetry={() => retention.refetch()} />
      )}
      {retention.data && <RetentionForm saved={retention.data} />}
    </Panel>
  );
}

function RetentionForm({ saved }: { saved: Retention }) {
  const words = useText().data.retention;
  const client = useQueryClient();
  const [draft, setDraft] = useState<Retention>(saved);
  const saving = useMutation({
    mutationFn: changeRetention,
    onSuccess: (now) => keepAnswer(client, retentionQuery, now),
  });
  const changed = draft.session_days !== saved.session_days || draft.file_days !== saved.file_days;
  const effect = useQuery({ ...effectQuery(draft), enabled: changed });
  const deletes = effect.data !== undefined && (effect.data.sessions > 0 || effect.data.files > 0);
  const change = (part: Partial<Retention>) => {
    saving.reset();
    setDraft({ ...draft, ...part });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (changed && effect.isSuccess && !saving.isPending) saving.mutate(draft);
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-3">
      <div className="grid gap-3 sm:grid-cols-2">
        <DaysField
          label={words.sessions}
          offered={SESSION_DAYS}
          days={draft.session_days}
          onChange={(session_days) => change({ session_days })}
        />
        <DaysField
          label={words.files}
          offered={FILE_DAYS}
          days={draft.file_days}
          onChange={(file_days) => change({ file_days })}
        />
      </div>
      {changed && effect.data !== undefined && (
        <p role="status" className={deletes ? "rounded-button bg-red-soft px-3 py-2 text-red" : "text-ink-2"}>
          {deletes ? words.effect(effect.data.sessions, effect.data.steps, effect.data.files) : words.nothing}
        </p>
      )}
      {effect.isError && (
        <Failed title={words.failed} error={effect.error} onRetry={() => effect.refetch()} />
      )}
      <div className="flex flex-wrap items-center gap-3">
        <Button
          type="submit"
          look={changed ? "primary" : "plain"}
          busy={saving.isPending}
          disabled={!changed || !effect.isSuccess}
        >
          {changed && deletes ? words.sure : words.save}
        </Button>
        <SaveNote saving={saving} />
      </div>
    </form>
  );
}

interface DaysFieldProps {
  label: string;
  offered: readonly number[];
  days: number | null;
  onChange: (days: number | null) => void;
}

function DaysField({ label, offered, days, onChange }: DaysFieldProps) {
  const words = useText().data.retention;
  const choices =
    days === null || offered.includes(days) ? offered : [...offered, days].sort((a, b) => a - b);
  return (
    <Field label={label}>
      {(control) => (
        <select
          {...control}
          value={days ?? ""}
          onChange={({ target }) => onChange(target.value === "" ? null : Number(target.value))}
          className={INPUT}
        >
          <option value="">{words.forEver}</option>
          {choices.map((each) => (
            <option key={each} value={each}>
              {each % YEAR === 0 ? words.years(each / YEAR) : words.days(each)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
