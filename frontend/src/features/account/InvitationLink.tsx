import { useText } from "@/text/later/settings";
import { isLoopback } from "@/ui/loopback";
import { Once } from "@/ui/Once";

interface InvitationLinkProps {
  explain: string;
  label: string;
  link: string;
}

/** A link to hand over, and a word where nobody else could open it. */
export function InvitationLink({ explain, label, link }: InvitationLinkProps) {
  const words = useText().account.invite;
  return (
    <div className="flex flex-col gap-1.5">
      <Once explain={explain} label={label} value={link} />
      {isLoopback(link) && <p className="text-amber">{words.loopback}</p>}
    </div>
  );
}
