import { type FormEvent, useId, useRef } from "react";
import type { Handoff } from "@/api/types";
import { useText } from "@/text";
import { Button } from "@/ui/Button";
import { INPUT } from "@/ui/Field";
import { firstName } from "@/ui/formatText";
import { useKeys } from "@/ui/keys";
import { useMe } from "@/ui/me";
import { ProblemNote } from "@/ui/states";
import { useDraft } from "@/ui/useDraft";
import { useClaimerMove } from "./useClaimerMove";

const LINE_LIMIT = 500;

/** For who picked it up: the line that the asker reads, the work begun elsewhere, and whether it was enough. */
export function ClaimerStrip({ handoff, unacted }: { handoff: Handoff; unacted: boolean }) {
  const text = useText();
  const me = useMe();
  const words = text.session.claimer;
  const moving = useClaimerMove(handoff);
  const holds = handoff.state === "claimed";
  const mayRate = typeof handoff.had_enough !== "boolean" && !unacted;
  const readsBack = holds && !handoff.read_back;
  if (handoff.claimed_by?.id !== me.id || !(readsBack || unacted || mayRate)) return null;
  return (
    <section
      aria-label={words.region}
      className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line bg-sunken px-4 py-2 sm:px-8"
    >
      {readsBack && (
        <ReadBack
          handoff={handoff}
          busy={moving.isPending}
          onSend={(line) => moving.mutate({ act: "read-back", text: line })}
        />
      )}
      {unacted && (
        <Button busy={moving.isPending} onClick={() => moving.mutate({ act: "started-outside" })}>
          {words.outside}
        </Button>
      )}
      {mayRate && (
        <fieldset className="m-0 flex items-center gap-2 border-0 p-0">
          <legend className="float-start pe-3 text-ink-2">{words.enough}</legend>
          {[true, false].map((enough) => (
            <Button
              key={String(enough)}
              busy={moving.isPending}
              onClick={() => moving.mutate({ act: "rating", enough })}
            >
              {enough ? words.yes : words.no}
            </Button>
          ))}
        </fieldset>
      )}
      <ProblemNote error={moving.error} />
    </section>
  );
}

interface ReadBackProps {
  handoff: Handoff;
  busy: boolean;
  onSend: (line: string) => void;
}

function ReadBack({ handoff, busy, onSend }: ReadBackProps) {
  const text = useText();
  const me = useMe();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useKeys({ readBack: () => input.current?.focus() });
  const words = text.session.claimer;
  const [line, setLine] = useDraft(`readBack.${me.id}.${handoff.id}`, "");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (line.trim() !== "" && !busy) onSend(line.trim());
  };
  return (
    <form
      onSubmit={submit}
      className="flex min-w-0 flex-1 basis-[360px] flex-wrap items-center gap-x-3 gap-y-2"
    >
      <label htmlFor={id} className="text-ink-2">
        {words.readBack}
      </label>
      <input
        id={id}
        ref={input}
        value={line}
        maxLength={LINE_LIMIT}
        autoComplete="off"
        placeholder={words.readBackHint(firstName(handoff.escalated_by.name))}
        onChange={(event) => setLine(event.target.value)}
        className={`${INPUT} h-8 min-w-0 flex-1 basis-[200px]`}
      />
      <Button type="submit" busy={busy} disabled={line.trim() === ""}>
        {words.readBackSend}
      </Button>
    </form>
  );
}
