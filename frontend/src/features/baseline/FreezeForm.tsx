import { useState } from "react";
import { freezePeriod } from "@/api/baselines";
import type { NewFreeze } from "@/api/numberTypes";
import { useIntent } from "@/api/useIntent";
import { useText } from "@/text";
import { useNumbers } from "@/text/later/useNumbers";
import { Field, INPUT } from "@/ui/Field";
import { FormDialog } from "@/ui/FormDialog";
import { useTimes } from "@/ui/times";
import { zonedToIso } from "@/ui/zonedTime";
import { useRefresh } from "./useRefresh";

/** Freezes the calls between two days, in the account's time zone: the first day from its beginning, the last to its end. */
export function FreezeForm({
  onClose,
  returnTo,
}: {
  onClose: () => void;
  returnTo: () => HTMLElement | null;
}) {
  const text = useText();
  const { freeze: words } = useNumbers().baseline;
  const { timeZone } = useTimes();
  const refresh = useRefresh();
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const [name, setName] = useState("");
  const [tried, setTried] = useState(false);
  const freezing = useIntent({
    send: (freeze: NewFreeze, key) => freezePeriod(freeze, key),
    onDone: () => {
      onClose();
      return refresh();
    },
  });
  const missing = from === "" || to === "";
  const wrong = !missing && from > to;
  const submit = () => {
    setTried(true);
    if (missing || wrong) return;
    freezing.mutate({
      from: zonedToIso(`${from}T00:00`, timeZone),
      to: zonedToIso(`${dayAfter(to)}T00:00`, timeZone),
      name: name.trim() || null,
    });
  };
  const needed = (value: string) => (tried && value === "" ? text.common.required : null);
  return (
    <FormDialog
      title={words.act}
      act={words.save}
      busy={freezing.isPending}
      error={freezing.error}
      onSubmit={submit}
      onClose={onClose}
      returnTo={returnTo}
    >
      <p className="text-ink-2">{words.explain}</p>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={words.from} error={needed(from)}>
          {(control) => (
            <input
              {...control}
              type="date"
              value={from}
              onChange={(event) => setFrom(event.target.value)}
              className={INPUT}
            />
          )}
        </Field>
        <Field label={words.to} error={needed(to) ?? (wrong ? words.wrong : null)}>
          {(control) => (
            <input
              {...control}
              type="date"
              value={to}
              onChange={(event) => setTo(event.target.value)}
              className={INPUT}
            />
          )}
        </Field>
      </div>
      <Field label={words.name} hint={text.common.optional}>
        {(control) => (
          <input
            {...control}
            value={name}
            maxLength={100}
            autoComplete="off"
            onChange={(event) => setName(event.target.value)}
            className={INPUT}
          />
        )}
      </Field>
    </FormDialog>
  );
}

/** The day after a day, "2026-11-30" to "2026-12-01". */
function dayAfter(day: string): string {
  const date = new Date(`${day}T00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}
