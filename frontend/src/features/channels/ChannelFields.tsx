import { useText } from "@/text/later/settings";
import { Field, INPUT } from "@/ui/Field";
import { PriorityPills } from "./PriorityPills";
import type { useChannelForm } from "./useChannelForm";

interface ChannelFieldsProps {
  form: ReturnType<typeof useChannelForm>;
  /** A channel that exists keeps its address: nobody may read it, and a new address is a new channel. */
  withAddress: boolean;
}

export function ChannelFields({ form, withAddress }: ChannelFieldsProps) {
  const text = useText();
  const words = text.channels.addForm;
  const { draft, change, leave, faultOf } = form;
  return (
    <>
      <Field label={words.name} hint={words.nameHint} error={faultOf("name")}>
        {(control) => (
          <input
            {...control}
            autoComplete="off"
            value={draft.name}
            onChange={(event) => change({ name: event.target.value })}
            onBlur={() => leave("name")}
            className={INPUT}
          />
        )}
      </Field>
      {withAddress && (
        <div>
          <Field label={words.address[draft.kind]} error={faultOf("url")}>
            {(control) => (
              <input
                {...control}
                type="url"
                autoComplete="off"
                spellCheck={false}
                placeholder={words.example[draft.kind]}
                value={draft.url}
                onChange={(event) => change({ url: event.target.value })}
                onBlur={() => draft.url !== "" && leave("url")}
                className={INPUT}
              />
            )}
          </Field>
          <p className="mt-1.5 text-meta text-ink-3">
            {words.explain[draft.kind]} {words.kept}
          </p>
        </div>
      )}
      <PriorityPills
        chosen={draft.priorities}
        error={faultOf("priorities")}
        onChange={(priorities) => {
          change({ priorities });
          leave("priorities");
        }}
      />
    </>
  );
}
