import { useEffect, useMemo, useRef, useState } from "react";
import type { Ladder } from "@/api/types";
import { useText } from "@/text/later/settings";
import { Button } from "@/ui/Button";
import { LeaveGuard } from "@/ui/LeaveGuard";
import { useMe } from "@/ui/me";
import { CalendarEditor } from "./CalendarEditor";
import { FaultsContext } from "./FaultsContext";
import { LadderHead } from "./LadderHead";
import { ladderBody } from "./ladderDraft";
import type { Faults } from "./ladderFaults";
import { PolicyCard } from "./PolicyCard";
import { PolicyEditor } from "./PolicyEditor";
import { Preview } from "./Preview";
import { SaveBar } from "./SaveBar";
import { hasNoSteps, suggested } from "./suggestion";
import { useLadderDraft } from "./useLadderDraft";

/** The ladder and the duty hours, to be edited by an admin, with what they would do. */
export function LadderEditor({ ladder }: { ladder: Ladder }) {
  const { account } = useMe();
  const edit = useLadderDraft(ladder, account.time_zone);
  const { draft, own, refused, showAll, faultCount } = edit;
  const [foreseen, setForeseen] = useState<Faults>({});
  const known = useMemo(
    () => ({ own, refused: { ...foreseen, ...refused }, showAll }),
    [own, refused, foreseen, showAll],
  );
  const form = useRef<HTMLFormElement>(null);
  useFocusOnRefusal(form, edit.saving.error);
  const { leave } = useText().ladder;
  const body = faultCount === 0 ? ladderBody(draft) : null;
  const zone = draft.hasHours ? draft.calendar.zone : account.time_zone;
  return (
    <FaultsContext value={known}>
      <LadderHead />
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          edit.save();
          if (faultCount > 0) requestAnimationFrame(() => focusFirstFault(form.current));
        }}
        className="flex flex-col gap-4"
      >
        {hasNoSteps(draft) && <Start onBegin={() => edit.change({ policies: suggested(draft.policies) })} />}
        {draft.policies.map((policy, index) => {
          const warnings = ladder.warnings.filter((each) => each.priority === policy.priority);
          const pointer = `/policies/${index}`;
          return (
            <PolicyCard
              key={policy.priority}
              policy={policy}
              pointer={pointer}
              warnings={warnings}
              countsDuty={draft.hasHours}
              startsOpen={index === 0}
            >
              <div className="grid lg:grid-cols-[1fr_300px]">
                <div className="min-w-0 px-4 py-4 sm:px-5">
                  <PolicyEditor
                    policy={policy}
                    pointer={pointer}
                    warnings={warnings}
                    countsDuty={draft.hasHours}
                    onChange={(next) =>
                      edit.change({
                        policies: draft.policies.map((each) =>
                          each.priority === next.priority ? next : each,
                        ),
                      })
                    }
                  />
                </div>
                <div className="rounded-b-card border-t border-line bg-sunken px-4 py-4 sm:px-5 lg:rounded-es-none lg:border-s lg:border-t-0">
                  <Preview
                    priority={policy.priority}
                    zone={zone}
                    holidays={draft.hasHours ? draft.calendar.holidays : []}
                    draft={body}
                    firstTier={policy.firstTier}
                    onFaults={setForeseen}
                  />
                </div>
              </div>
            </PolicyCard>
          );
        })}
        <CalendarEditor
          draft={draft}
          warnings={ladder.warnings.filter((each) => each.priority === null).map(({ reason }) => reason)}
          onChange={edit.change}
        />
        <SaveBar edit={edit} refusedCount={Object.keys(known.refused).length} />
      </form>
      <LeaveGuard dirty={edit.dirty} words={leave} />
    </FaultsContext>
  );
}

/** Where nothing is set up yet, a way to begin. */
function Start({ onBegin }: { onBegin: () => void }) {
  const words = useText().ladder.start;
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-3 rounded-card border border-accent-line bg-accent-soft px-4 py-3 sm:px-5">
      <p className="min-w-0 flex-1 basis-[280px]">
        <span className="font-medium">{words.title}</span> <span className="text-ink-2">{words.explain}</span>
      </p>
      <Button look="primary" onClick={onBegin}>
        {words.act}
      </Button>
    </div>
  );
}

/** What the server refused is looked at first. */
function useFocusOnRefusal(form: React.RefObject<HTMLFormElement | null>, error: unknown): void {
  useEffect(() => {
    if (error !== null) focusFirstFault(form.current);
  }, [form, error]);
}

function focusFirstFault(form: HTMLFormElement | null): void {
  const field = form?.querySelector("[aria-invalid=true]");
  if (field instanceof HTMLElement) field.focus();
}
