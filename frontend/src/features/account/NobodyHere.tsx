import { useSetUpText } from "@/text/later/useSetUpText";
import { Command } from "@/ui/Command";
import { FrontDoor } from "./FrontDoor";

/** In place of the sign-in while there is no account: how the first one is made. */
export function NobodyHere() {
  const words = useSetUpText().nobody;
  return (
    <FrontDoor title={words.title} explain={words.byLink}>
      <p className="mb-2 mt-4 text-ink-2">{words.byCommand}</p>
      <Command command={words.command} />
    </FrontDoor>
  );
}
