import { useState } from "react";
import { copyText } from "./copyText";

/** Copies text; `copied` is what was copied last, `failed` where the browser does not allow it. */
export function useCopy() {
  const [copied, setCopied] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const copy = async (text: string) => {
    const done = await copyText(text);
    if (done) setCopied(text);
    setFailed(!done);
  };
  return { copied, failed, copy };
}
