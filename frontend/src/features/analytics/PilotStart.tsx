import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { beginPilot } from "@/api/analytics";
import { readAgain } from "@/api/fresh";
import { useIntent } from "@/api/useIntent";
import { useText } from "@/text";
import { useNumbers } from "@/text/later/useNumbers";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { Field, INPUT } from "@/ui/Field";
import { useMe } from "@/ui/me";
import { ProblemNote } from "@/ui/states";
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
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (day !== "" && !setting.isPending) setting.mutate(zonedToIso(`${day}T00:00`, timeZone));
  };
  return (
    <Dialog title={words.title} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <div className="flex flex-col gap-4 px-4 py-4 text-body sm:px-6">
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
          <ProblemNote error={setting.error} />
        </div>
        <div className="flex justify-end gap-2 border-t border-line px-4 py-3 sm:px-6">
          <Button onClick={onClose}>{text.common.cancel}</Button>
          <Button type="submit" look="primary" busy={setting.isPending}>
            {words.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
