import type { Offer } from "@/api/types";
import { useText } from "@/text";
import { Button } from "@/ui/Button";
import { CheckIcon, CopyIcon } from "@/ui/icons";
import { useCopy } from "@/ui/useCopy";

/** What stands beside a step of the guide: commands to copy, and what to expect of it. */
export function GuideOffer({ offer }: { offer: Offer }) {
  const text = useText();
  if (offer.commands.length === 0 && !offer.expect) return null;
  return (
    <div className="mt-1.5 flex flex-col gap-1.5">
      {offer.commands.map((command) => (
        <Command key={command} command={command} />
      ))}
      {offer.expect && (
        <p className="text-ink-2">
          <span className="text-meta text-ink-3">{text.guide.expect}</span> {offer.expect}
        </p>
      )}
    </div>
  );
}

function Command({ command }: { command: string }) {
  const text = useText();
  const { copied, failed, copy } = useCopy();
  return (
    <div className="flex items-start gap-2 rounded-button border border-line bg-sunken py-1 pl-3 pr-1">
      <code className="min-w-0 flex-1 select-all whitespace-pre-wrap break-words py-1 font-mono text-meta">
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
      <span role="status" className="sr-only">
        {failed ? text.guide.copyByHand : copied !== null && text.common.copied}
      </span>
    </div>
  );
}
