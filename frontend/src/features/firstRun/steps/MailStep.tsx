import { startTest } from "@/api/alerts";
import type { FirstRun } from "@/api/types";
import { MailInvitations } from "@/features/account/MailInvitations";
import { TestLines } from "@/features/channels/TestLines";
import { useTest } from "@/features/channels/useTest";
import { useFirstRunText } from "@/text/later/useFirstRunText";
import { Button } from "@/ui/Button";
import { Command } from "@/ui/Command";
import { useMe } from "@/ui/me";
import { Explain } from "../parts";

const EXAMPLE = `export FLOWPILOT_SMTP_URL='smtp://user:password@mail.example.com:587'
export FLOWPILOT_MAIL_FROM='FlowPilot <flowpilot@example.com>'`;

/** Whether mail arrives, or what is missing. */
export function MailStep({ found }: { found: FirstRun }) {
  return found.mail_is_set_up ? <TestMail found={found} /> : <SetUp />;
}

function isDone({ steps }: FirstRun): boolean {
  return steps.some(({ step, state }) => step === "mail" && state === "done");
}

function TestMail({ found }: { found: FirstRun }) {
  const words = useFirstRunText().mail;
  const me = useMe();
  const run = useTest((key) => startTest(null, key));
  return (
    <>
      <Explain>{words.on}</Explain>
      <p className="text-ink-3">
        {words.to(me.email)} {found.mail_server !== null && words.through(found.mail_server)}
      </p>
      <Button
        look={isDone(found) ? "plain" : "primary"}
        className="self-start"
        busy={run.running}
        onClick={run.begin}
      >
        {words.send}
      </Button>
      <TestLines run={run} />
      {found.invited > 0 && <MailInvitations />}
    </>
  );
}

function SetUp() {
  const words = useFirstRunText().mail;
  return (
    <>
      <p className="font-medium">{words.off}</p>
      <Explain>{words.offExplain}</Explain>
      <div className="max-w-[600px]">
        <Command command={EXAMPLE} />
      </div>
    </>
  );
}
