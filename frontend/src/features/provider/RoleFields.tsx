import { useText } from "@/text";
import { useProviderText } from "@/text/later/useProviderText";
import { RadioList } from "@/ui/Choices";
import { Field, INPUT } from "@/ui/Field";
import { type ProviderDraft, type ProviderFaults, ROLES_DOWNWARDS } from "./providerDraft";

interface RoleFieldsProps {
  draft: ProviderDraft;
  faults: ProviderFaults;
  onChange: (changed: Partial<ProviderDraft>) => void;
}

/** Who says which role somebody has: FlowPilot's admins, or a claim whose values stand here. */
export function RoleFields({ draft, faults, onChange }: RoleFieldsProps) {
  const text = useText();
  const words = useProviderText().form;
  const otherwise = draft.otherwise === "" && !draft.byClaim ? "engineer" : draft.otherwise;
  return (
    <div className="flex flex-col gap-4 border-t border-line pt-4">
      <RadioList
        label={words.roles}
        value={draft.byClaim ? "claim" : "flowpilot"}
        options={[
          { value: "flowpilot", label: words.byFlowPilot },
          { value: "claim", label: words.byClaim, explain: words.rolesExplain },
        ]}
        onChange={(value) => onChange({ byClaim: value === "claim" })}
      />
      {draft.byClaim && (
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <Field label={words.claim} hint={words.claimHint} error={faults.claim}>
            {(control) => (
              <input
                {...control}
                autoComplete="off"
                spellCheck={false}
                maxLength={200}
                value={draft.claim}
                onChange={(event) => onChange({ claim: event.target.value })}
                className={INPUT}
              />
            )}
          </Field>
          {ROLES_DOWNWARDS.map((role) => (
            <Field
              key={role}
              label={words.values[role]}
              hint={words.valuesHint}
              error={role === "admin" ? faults.values : undefined}
            >
              {(control) => (
                <input
                  {...control}
                  autoComplete="off"
                  spellCheck={false}
                  maxLength={2_000}
                  value={draft.values[role]}
                  onChange={(event) => onChange({ values: { ...draft.values, [role]: event.target.value } })}
                  className={INPUT}
                />
              )}
            </Field>
          ))}
        </div>
      )}
      <div className="max-w-[280px]">
        <Field label={draft.byClaim ? words.otherwise : words.newRole}>
          {(control) => (
            <select
              {...control}
              value={otherwise}
              onChange={({ target }) => onChange({ otherwise: target.value as ProviderDraft["otherwise"] })}
              className={INPUT}
            >
              {draft.byClaim && <option value="">{words.notLetIn}</option>}
              {[...ROLES_DOWNWARDS].reverse().map((role) => (
                <option key={role} value={role}>
                  {text.common.role[role]}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
    </div>
  );
}
