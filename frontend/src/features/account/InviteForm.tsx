import { useText } from "@/text/later/settings";
import { Panel } from "@/ui/Panel";
import { Inviting } from "./Inviting";

/** Brings somebody into the account. */
export function InviteForm() {
  const words = useText().account.invite;
  return (
    <Panel title={words.region}>
      <Inviting />
    </Panel>
  );
}
