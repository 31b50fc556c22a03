import { useState } from "react";
import { Problem } from "@/api/problem";
import { useText } from "@/text";
import { Avatar } from "@/ui/Avatar";
import { Button } from "@/ui/Button";
import { Command } from "@/ui/Command";
import { Confirm, Dialog } from "@/ui/Dialog";
import { Key } from "@/ui/Key";
import { OutcomeMark, PriorityLabel, PriorityMark } from "@/ui/marks";
import { Panel } from "@/ui/Panel";
import { Empty, Failed, ProblemNote, Skeleton } from "@/ui/states";
import { Family, State } from "./Family";

const OUTCOMES = ["worked", "failed", "partial", "pending"] as const;
const PRIORITIES = ["low", "normal", "high", "urgent"] as const;
const REFUSED = new Problem(503, "unavailable");

/** Signs that stand for a word. */
export function MarkFamilies() {
  return (
    <>
      <Family name="OutcomeMark">
        {OUTCOMES.map((outcome) => (
          <State key={outcome} name={outcome}>
            <OutcomeMark outcome={outcome} />
          </State>
        ))}
        <State name="none">
          <OutcomeMark outcome={null} />
        </State>
      </Family>
      <Family name="PriorityMark">
        {PRIORITIES.map((priority) => (
          <State key={priority} name={priority}>
            <PriorityMark priority={priority} />
          </State>
        ))}
      </Family>
      <Family name="PriorityLabel">
        {PRIORITIES.map((priority) => (
          <State key={priority} name={priority}>
            <PriorityLabel priority={priority} />
          </State>
        ))}
      </Family>
      <Family name="Avatar">
        <State name="somebody">
          <Avatar name="Mira Okafor" />
        </State>
        <State name="me">
          <Avatar name="Mira Okafor" me />
        </State>
      </Family>
      <Family name="Key">
        <State name="plain">
          <Key name="c" />
        </State>
        <State name="on accent">
          <span className="inline-block bg-accent p-1">
            <Key name="c" onAccent />
          </span>
        </State>
      </Family>
    </>
  );
}

/** What a page says when there is nothing, nothing yet, or no answer. */
export function StateFamilies() {
  const text = useText();
  const { title, explain } = text.shell.notFound;
  return (
    <>
      <Family name="states">
        <State name="Empty" wide>
          <Empty title={title} action={<Button>{text.common.tryAgain}</Button>}>
            {explain}
          </Empty>
        </State>
        <State name="Failed" wide>
          <Failed title={title} error={REFUSED} onRetry={() => undefined} />
        </State>
        <State name="ProblemNote" wide>
          <ProblemNote error={REFUSED} />
        </State>
        <State name="Skeleton" wide>
          <Skeleton className="h-5 w-[240px]" />
        </State>
        <State name="Panel" wide>
          <Panel title={title} explain={explain}>
            <Command command="ipconfig /flushdns" />
          </Panel>
        </State>
      </Family>
      <DialogFamily />
    </>
  );
}

/** What stands above a page until it is answered. */
function DialogFamily() {
  const text = useText();
  const [open, setOpen] = useState<"dialog" | "confirm" | null>(null);
  const close = () => setOpen(null);
  const { title, explain } = text.shell.forbidden;
  return (
    <Family name="Dialog">
      <State name="Dialog">
        <Button onClick={() => setOpen("dialog")}>{text.shell.arrival.open}</Button>
      </State>
      <State name="Confirm">
        <Button look="danger" onClick={() => setOpen("confirm")}>
          {text.shell.arrival.open}
        </Button>
      </State>
      {open === "dialog" && (
        <Dialog title={title} onClose={close}>
          <p className="px-4 py-4 sm:px-6">{explain}</p>
        </Dialog>
      )}
      {open === "confirm" && (
        <Confirm
          title={title}
          act={text.common.tryAgain}
          keep={text.common.cancel}
          onAct={close}
          onClose={close}
        >
          {explain}
        </Confirm>
      )}
    </Family>
  );
}
