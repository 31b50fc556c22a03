import { useText } from "@/text/later/settings";
import { MailIcon, WarningIcon } from "@/ui/icons";
import { Panel } from "@/ui/Panel";

/** Whether FlowPilot can send mail at all, and what is missing when it cannot. */
export function MailState({ configured }: { configured: boolean }) {
  const words = useText().channels.mail;
  return (
    <Panel title={words.region}>
      {configured ? (
        <p className="flex items-start gap-3">
          <MailIcon className="mt-0.5 shrink-0 text-ink-3" />
          <span>
            <span className="font-medium">{words.on}</span>{" "}
            <span className="text-ink-2">{words.onExplain}</span>
          </span>
        </p>
      ) : (
        <div className="flex items-start gap-3 rounded-way bg-amber-soft px-4 py-3 text-amber">
          <WarningIcon className="mt-0.5 shrink-0" />
          <p>
            <span className="font-medium">{words.off}</span> {words.offExplain}{" "}
            <code className="break-all font-mono text-meta text-ink">{words.variable}</code>
          </p>
        </div>
      )}
    </Panel>
  );
}
