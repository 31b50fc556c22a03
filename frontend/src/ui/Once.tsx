import { useText } from "@/text";
import { Button } from "./Button";
import { INPUT } from "./Field";
import { useCopy } from "./useCopy";

interface OnceProps {
  explain: string;
  label: string;
  value: string;
}

/** A secret that is shown only now, with a way to copy it. */
export function Once({ explain, label, value }: OnceProps) {
  const text = useText();
  const { copied, failed, copy } = useCopy();
  return (
    <div className="rounded-way bg-green-soft px-4 py-3">
      <p className="font-medium">{explain}</p>
      <div className="mt-2 flex gap-2">
        <input
          readOnly
          aria-label={label}
          value={value}
          onFocus={(event) => event.target.select()}
          className={`${INPUT} font-mono text-meta`}
        />
        <Button className="h-9" onClick={() => copy(value)}>
          {copied === null ? text.common.copy : text.common.copied}
        </Button>
      </div>
      <p role="status" className={failed ? "mt-1 text-meta text-amber" : "sr-only"}>
        {failed ? text.notes.copyByHand : copied !== null && text.common.copied}
      </p>
    </div>
  );
}
