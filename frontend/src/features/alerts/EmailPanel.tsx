import type { Alerts, EmailChoice } from "@/api/types";
import { useText } from "@/text/later/settings";
import { RadioList } from "@/ui/Choices";
import { WarningIcon } from "@/ui/icons";
import { useMe } from "@/ui/me";
import { Panel } from "@/ui/Panel";
import { SaveNote } from "@/ui/SaveNote";
import { useAlertsChange } from "./useAlertsChange";

const CHOICES: readonly EmailChoice[] = ["always", "away", "off"];

/** When one gets mail; a choice is saved as it is made. */
export function EmailPanel({ alerts }: { alerts: Alerts }) {
  const text = useText();
  const me = useMe();
  const words = text.alerts.email;
  const saving = useAlertsChange();
  const chosen = (saving.isPending && saving.variables?.email) || alerts.email;
  return (
    <Panel title={words.region} explain={words.to(me.email)} beside={<SaveNote saving={saving} />}>
      <RadioList
        label={words.label}
        hideLabel
        value={chosen}
        options={CHOICES.map((value) => ({
          value,
          label: words.choice[value],
          explain: words.explain[value],
        }))}
        onChange={(email) => saving.mutate({ email })}
      />
      {chosen === "off" && <Caution>{alerts.channels.length === 0 ? words.offAlone : words.offElse}</Caution>}
      {chosen !== "off" && !alerts.mail_configured && <Caution>{words.notConfigured}</Caution>}
    </Panel>
  );
}

function Caution({ children }: { children: string }) {
  return (
    <p
      role="status"
      className="mt-2 flex max-w-[72ch] items-start gap-2.5 rounded-button bg-amber-soft px-3 py-2 text-amber"
    >
      <WarningIcon className="mt-0.5 shrink-0" />
      {children}
    </p>
  );
}
