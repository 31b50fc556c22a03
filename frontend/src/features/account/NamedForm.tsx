import { type FormEvent, useState } from "react";
import { useText } from "@/text";
import { Button } from "@/ui/Button";
import { Field, INPUT } from "@/ui/Field";
import { SaveNote } from "@/ui/SaveNote";
import { ZoneSelect } from "@/ui/ZoneSelect";
import { LanguageOptions } from "./LanguageOptions";
import { NameField } from "./NameField";

/** What an account and a person both have; empty where a person goes by the account. */
export interface Named {
  name: string;
  locale: string;
  time_zone: string;
}

interface NamedFormProps {
  words: { name: string; language: string; save: string; zoneHint?: string };
  /** What is kept now. */
  kept: Named;
  /** How the choices read that go by the account, where there are such. */
  asAccount?: { locale: string; time_zone: string };
  autoComplete: "name" | "organization";
  saving: { isPending: boolean; isSuccess: boolean; error: unknown; reset: () => void };
  onSave: (draft: Named) => void;
}

/** Name, language and time zone. */
export function NamedForm({ words, kept, asAccount, autoComplete, saving, onSave }: NamedFormProps) {
  const text = useText();
  const [draft, setDraft] = useState(kept);
  const change = (part: Partial<Named>) => {
    saving.reset();
    setDraft({ ...draft, ...part });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!saving.isPending) onSave({ ...draft, name: draft.name.trim() });
  };
  return (
    <form onSubmit={submit} className="grid gap-3 sm:grid-cols-2">
      <NameField
        label={words.name}
        autoComplete={autoComplete}
        value={draft.name}
        onChange={(name) => change({ name })}
      />
      <Field label={words.language}>
        {(control) => (
          <select
            {...control}
            value={draft.locale}
            onChange={(event) => change({ locale: event.target.value })}
            className={INPUT}
          >
            {asAccount !== undefined && <option value="">{asAccount.locale}</option>}
            <LanguageOptions />
          </select>
        )}
      </Field>
      <Field label={text.settings.timeZone} hint={words.zoneHint}>
        {(control) => (
          <ZoneSelect
            id={control.id}
            describedBy={control["aria-describedby"]}
            value={draft.time_zone}
            first={asAccount?.time_zone}
            onChange={(time_zone) => change({ time_zone })}
          />
        )}
      </Field>
      <div className="flex items-end gap-3 sm:col-span-2">
        <Button type="submit" busy={saving.isPending}>
          {words.save}
        </Button>
        <SaveNote saving={saving} />
      </div>
    </form>
  );
}
