import { useText } from "@/text/later/settings";
import { Button } from "@/ui/Button";
import { ProblemNote } from "@/ui/states";
import { InvitationLink } from "../InvitationLink";
import type { useNewLink } from "./useNewLink";

interface NewLinkProps {
  name: string;
  making: ReturnType<typeof useNewLink>;
}

/** Makes another link where the one before was lost. */
export function NewLink({ name, making }: NewLinkProps) {
  const words = useText().account.people;
  return (
    <Button
      look="quiet"
      aria-label={words.newLinkFor(name)}
      busy={making.isPending}
      onClick={() => making.mutate(null)}
    >
      {words.newLink}
    </Button>
  );
}

/** The link that was made, or why there is none. */
export function MadeLink({ name, making }: NewLinkProps) {
  const { people, invite } = useText().account;
  return (
    <div aria-live="polite" className="flex flex-col gap-3 empty:hidden">
      <ProblemNote error={making.error} />
      {making.data !== undefined && (
        <InvitationLink explain={people.newLinkDone(name)} label={invite.link} link={making.data} />
      )}
    </div>
  );
}
