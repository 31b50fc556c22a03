import { lazy, Suspense, useState } from "react";
import { useText } from "@/text";
import { Button } from "@/ui/Button";
import { firstName } from "@/ui/formatText";
import { useMe } from "@/ui/me";
import { type Claimable, mayAsk, mayReassign, mayTakeOver } from "./rights";

const TakeOverDialog = lazy(() => import("./dialogs").then((page) => ({ default: page.TakeOverDialog })));
const AskAskerDialog = lazy(() => import("./dialogs").then((page) => ({ default: page.AskAskerDialog })));
const ReassignDialog = lazy(() => import("./dialogs").then((page) => ({ default: page.ReassignDialog })));

interface ClaimActsProps {
  handoff: Claimable;
  /** Nobody is there to be asked, because FlowPilot only practises. */
  isPractice?: boolean;
  /** Where the rest stands elsewhere. */
  only?: "ask" | "others";
}

/** What one may do about it without having it: ask the asker, take it over, or ask somebody else. */
export function ClaimActs({ handoff, isPractice = false, only }: ClaimActsProps) {
  const text = useText();
  const me = useMe();
  const [asking, setAsking] = useState<"asker" | "takeOver" | "reassign" | null>(null);
  const close = () => setAsking(null);
  return (
    <>
      {only !== "others" && !isPractice && mayAsk(me, handoff) && (
        <Button onClick={() => setAsking("asker")}>
          {text.lease.askAsker.button(firstName(handoff.escalated_by.name))}
        </Button>
      )}
      {only !== "ask" && mayReassign(me, handoff) && (
        <Button onClick={() => setAsking("reassign")}>{text.lease.reassign.button}</Button>
      )}
      {only !== "ask" && mayTakeOver(me, handoff) && (
        <Button onClick={() => setAsking("takeOver")}>{text.lease.takeOver.button}</Button>
      )}
      <Suspense fallback={null}>
        {asking === "asker" && <AskAskerDialog handoff={handoff} onClose={close} />}
        {asking === "takeOver" && <TakeOverDialog handoff={handoff} onClose={close} />}
        {asking === "reassign" && <ReassignDialog handoff={handoff} onClose={close} />}
      </Suspense>
    </>
  );
}
