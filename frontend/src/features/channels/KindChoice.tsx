import { useId } from "react";
import { useText } from "@/text/later/settings";
import { KindIcon, WRITTEN_KINDS, type WrittenKind } from "./kinds";

/** What kind of channel it will be, as four tiles. */
export function KindChoice({ kind, onChange }: { kind: WrittenKind; onChange: (kind: WrittenKind) => void }) {
  const text = useText();
  const name = useId();
  return (
    <fieldset className="m-0 min-w-0 border-0 p-0">
      <legend className="mb-1.5 p-0 font-medium">{text.channels.addForm.kind}</legend>
      <div className="grid grid-cols-2 gap-2">
        {WRITTEN_KINDS.map((each) => (
          <label key={each} className="relative cursor-pointer">
            <input
              type="radio"
              name={name}
              checked={each === kind}
              onChange={() => onChange(each)}
              className="peer sr-only"
            />
            <span className="flex h-full gap-2.5 rounded-way border border-line-2 px-3 py-2 hover:border-control peer-checked:border-accent peer-checked:bg-accent-soft peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent-text">
              <span className="pt-0.5">
                <KindIcon kind={each} />
              </span>
              <span className="min-w-0">
                <span className="block font-medium">{text.channels.kind[each]}</span>
                <span className="block text-meta text-ink-2">{text.channels.addForm.kindExplain[each]}</span>
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
