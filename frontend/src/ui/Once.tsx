import { useState } from "react";
import { useText } from "@/text";
import { Button } from "./Button";
import { INPUT } from "./Field";

interface OnceProps {
  explain: string;
  label: string;
  value: string;
}

/** A secret that is shown only now, with a way to copy it. */
export function Once({ explain, label, value }: OnceProps) {
  const text = useText();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    setCopied(true);
  };
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
        {"clipboard" in navigator && (
          <Button className="h-9" onClick={copy}>
            {copied ? text.common.copied : text.common.copy}
          </Button>
        )}
      </div>
    </div>
  );
}
