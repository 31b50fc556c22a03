import { useText } from "@/text";
import { Button } from "./Button";
import { CheckIcon, CopyIcon } from "./icons";
import { useCopy } from "./useCopy";

/** A command, or an answer to send, with a button that copies it. */
export function Command({ command }: { command: string }) {
  const text = useText();
  const { copied, failed, copy } = useCopy();
  return (
    <div className="flex items-start gap-2 rounded-button border border-line bg-sunken py-1 ps-3 pe-1">
      <code className="min-w-0 flex-1 select-all whitespace-pre-wrap break-words py-1.5 font-mono touch:py-3.5 text-meta">
        {command}
      </code>
      <Button
        look="quiet"
        className="h-7 w-8 px-0 touch:w-11 touch:px-0"
        icon={copied === null ? <CopyIcon /> : <CheckIcon className="text-green" />}
        aria-label={text.guide.copyCommand(command)}
        title={text.common.copy}
        onClick={() => copy(command)}
      />
      <span role="status" className={failed ? "self-center text-meta text-red" : "sr-only"}>
        {failed ? text.guide.copyByHand : copied !== null && text.common.copied}
      </span>
    </div>
  );
}
