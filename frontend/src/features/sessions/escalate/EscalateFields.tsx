import { useQuery } from "@tanstack/react-query";
import { colleaguesQuery } from "@/api/account";
import type { Priority } from "@/api/types";
import { useText } from "@/text";
import { Field, INPUT, TEXT_AREA } from "@/ui/Field";
import { useMe } from "@/ui/me";
import { useTimes } from "@/ui/times";
import { type EscalateDraft, tooLongBy } from "./escalateDraft";

interface EscalateFieldsProps {
  draft: EscalateDraft;
  onChange: (draft: EscalateDraft) => void;
}

const PRIORITIES: readonly Priority[] = ["low", "normal", "high", "urgent"];

export function EscalateFields({ draft, onChange }: EscalateFieldsProps) {
  const text = useText();
  const times = useTimes();
  const words = text.escalate;
  const long = tooLongBy(draft);
  const errorOf = (field: "reason" | "notes") =>
    long?.field === field ? text.common.tooLong(long.over) : null;
  return (
    <>
      <Field label={words.reason} hint={words.reasonHint} error={errorOf("reason")}>
        {(control) => (
          <textarea
            {...control}
            required
            rows={2}
            value={draft.reason}
            onChange={(event) => onChange({ ...draft, reason: event.target.value })}
            className={TEXT_AREA}
          />
        )}
      </Field>
      <Field label={words.notes} hint={words.notesHint} error={errorOf("notes")}>
        {(control) => (
          <textarea
            {...control}
            rows={5}
            value={draft.notes}
            onChange={(event) => onChange({ ...draft, notes: event.target.value })}
            className={`${TEXT_AREA} max-sm:h-[84px]`}
          />
        )}
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={words.priority}>
          {(control) => (
            <select
              {...control}
              value={draft.priority}
              onChange={(event) => onChange({ ...draft, priority: event.target.value as Priority })}
              className={INPUT}
            >
              {PRIORITIES.map((priority) => (
                <option key={priority} value={priority}>
                  {text.common.priority[priority]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={words.neededBy} hint={words.neededByHint(times.timeZone)}>
          {(control) => (
            <input
              {...control}
              type="datetime-local"
              value={draft.neededBy}
              onChange={(event) => onChange({ ...draft, neededBy: event.target.value })}
              className={INPUT}
            />
          )}
        </Field>
      </div>
      <PersonChoice
        value={draft.targetUserId}
        onChange={(targetUserId) => onChange({ ...draft, targetUserId })}
      />
    </>
  );
}

function PersonChoice({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const text = useText();
  const me = useMe();
  const colleagues = useQuery(colleaguesQuery).data?.items ?? [];
  const able = colleagues.filter((colleague) => colleague.id !== me.id && colleague.role !== "viewer");
  return (
    <Field label={text.escalate.person} hint={text.escalate.personHint}>
      {(control) => (
        <select
          {...control}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          className={INPUT}
        >
          <option value="">{text.escalate.anyone}</option>
          {able.map((colleague) => (
            <option key={colleague.id} value={colleague.id}>
              {text.escalate.colleague(colleague.name, text.shell.tier(colleague.tier))}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
