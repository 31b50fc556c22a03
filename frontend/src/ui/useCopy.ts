import { useState } from "react";

/** Copies text; `copied` is what was copied last, `failed` where the browser does not allow it. */
export function useCopy() {
  const [copied, setCopied] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const copy = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(text);
      setFailed(false);
    } catch {
      setFailed(true);
    }
  };
  return { copied, failed, copy };
}
