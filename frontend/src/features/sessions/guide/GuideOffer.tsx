import type { Offer } from "@/api/types";
import { useText } from "@/text";
import { Command } from "@/ui/Command";

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
          <span className="text-meta text-ink-3">{text.guide.expect}</span> <bdi>{offer.expect}</bdi>
        </p>
      )}
    </div>
  );
}
