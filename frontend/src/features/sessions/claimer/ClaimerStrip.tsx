import { type FormEvent, useId, useRef, useState } from "react";
import type { Handoff } from "@/api/types";
import { ClaimActs } from "@/features/handoffs/claim/ClaimActs";
import { useText } from "@/text";
import { Button } from "@/ui/Button";
import { INPUT } from "@/ui/Field";
import { FormDialog } from "@/ui/FormDialog";
import { firstName } from "@/ui/formatText";
import { useKeys } from "@/ui/keys";
import { useMe } from "@/ui/me";
import { ProblemNote } from "@/ui/states";
import { useDraft } from "@/ui/useDraft";
import { useClaimerMove } from "./useClaimerMove";

const LINE_LIMIT = 500;

interface ClaimerStripProps {
  handoff: Handoff;
  unacted: boolean;
  /** As on a phone: one line until it is opened. */
  folded?: boolean;
}

/** Whether this person picked it up and has something left to say to whoever asked. */
export function hasToSay(handoff: Handoff, unacted: boolean, reader: string): boolean {
  return handoff.claimed_by?.id === reader && (mayReadBack(handoff) || unacted || mayRate(handoff, unacted));
}

function mayReadBack(handoff: Handoff): boolean {
  return handoff.state === "claimed" && !handoff.read_back;
}

function mayRate(handoff: Handoff, unacted: boolean): boolean {
  return typeof handoff.had_enough !== "boolean" && !unacted;
}

const LINE = "border-b border-line bg-sunken px-4 sm:px-8";
const ROW = "flex flex-wrap items-end gap-x-4 gap-y-2";

/** For who picked it up: the line that the asker reads, the work begun elsewhere, and whether it was enough. */
export function ClaimerStrip({ handoff, unacted, folded = false }: ClaimerStripProps) {
  const text = useText();
  const words = text.session.claimer;
  const acts = <Acts handoff={handoff} unacted={unacted} />;
  if (!folded)
    return (
      <section aria-label={words.region} className={`${LINE} ${ROW} py-2`}>
        {acts}
      </section>
    );
  return (
    <section aria-label={words.region} className={LINE}>
      <details>
        <summary className="py-2 text-ink-2 touch:py-3">
          <span className="font-medium text-ink">{words.follows(firstName(handoff.escalated_by.name))}</span>{" "}
          {words.folded}
        </summary>
        <div className={`${ROW} pb-3`}>
          {acts}
          <ClaimActs handoff={handoff} />
        </div>
      </details>
    </section>
  );
}

function Acts({ handoff, unacted }: { handoff: Handoff; unacted: boolean }) {
  const text = useText();
  const words = text.session.claimer;
  const moving = useClaimerMove(handoff);
  const [asking, setAsking] = useState(false);
  return (
    <>
      {mayReadBack(handoff) && (
        <ReadBack
          handoff={handoff}
          busy={moving.isPending}
          onSend={(line) => moving.mutate({ act: "read-back", text: line })}
        />
      )}
      {unacted && (
        <Button className="h-9" onClick={() => setAsking(true)}>
          {words.outside}
        </Button>
      )}
      {asking && unacted && (
        <FormDialog
          title={words.outsideAsk}
          act={words.outsideAct}
          busy={moving.isPending}
          error={moving.error}
          onSubmit={() => moving.mutate({ act: "started-outside" })}
          onClose={() => setAsking(false)}
        >
          <p className="text-ink-2">{words.outsideExplain(firstName(handoff.escalated_by.name))}</p>
        </FormDialog>
      )}
      {mayRate(handoff, unacted) && (
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
      {!asking && <ProblemNote error={moving.error} />}
    </>
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
  useKeys({
    readBack: () => {
      input.current?.closest("details")?.setAttribute("open", "");
      input.current?.focus();
    },
  });
  const words = text.session.claimer;
  const asker = firstName(handoff.escalated_by.name);
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
        {words.readBack(asker)}
      </label>
      <input
        id={id}
        ref={input}
        value={line}
        maxLength={LINE_LIMIT}
        autoComplete="off"
        placeholder={words.readBackHint}
        onChange={(event) => setLine(event.target.value)}
        className={`${INPUT} min-w-0 flex-1 basis-[200px]`}
      />
      <Button type="submit" className="h-9" busy={busy} disabled={line.trim() === ""}>
        {words.readBackSend(asker)}
      </Button>
    </form>
  );
}
