import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { beginPilot } from "@/api/analytics";
import { readAgain } from "@/api/fresh";
import { useIntent } from "@/api/useIntent";
import { useText } from "@/text";
import { useNumbers } from "@/text/later/useNumbers";
import { Field, INPUT } from "@/ui/Field";
import { FormDialog } from "@/ui/FormDialog";
import { useMe } from "@/ui/me";
import { useTimes } from "@/ui/times";
import { zonedToIso } from "@/ui/zonedTime";

/** Lets an admin say when the pilot began; once, because a verdict over chosen weeks proves nothing. */
export function PilotStart() {
  const words = useNumbers().saving.pilotStart;
  const me = useMe();
  const [open, setOpen] = useState(false);
  if (me.role !== "admin") return null;
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        className="font-medium text-accent-text hover:underline touch:min-h-11"
      >
        {words.act}
      </button>
      {open && <StartDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function StartDialog({ onClose }: { onClose: () => void }) {
  const text = useText();
  const words = useNumbers().saving.pilotStart;
  const { timeZone } = useTimes();
  const client = useQueryClient();
  const [day, setDay] = useState("");
  const [tried, setTried] = useState(false);
  const setting = useIntent({
    send: beginPilot,
    onDone: () => {
      onClose();
      return readAgain(client, { queryKey: ["metric", "savings"] });
    },
  });
  const submit = () => {
    setTried(true);
    if (day !== "") setting.mutate(zonedToIso(`${day}T00:00`, timeZone));
  };
  return (
    <FormDialog
      title={words.title}
      act={words.save}
      busy={setting.isPending}
      error={setting.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="text-ink-2">{words.explain}</p>
      <Field label={words.day} error={tried && day === "" ? text.common.required : null}>
        {(control) => (
          <input
            {...control}
            type="date"
            value={day}
            onChange={(event) => setDay(event.target.value)}
            className={INPUT}
          />
        )}
      </Field>
    </FormDialog>
  );
}
