import { lazy, Suspense, useState } from "react";
import { useText } from "@/text";
import { Button } from "@/ui/Button";
import { useMe } from "@/ui/me";
import { type Claimable, mayReassign, mayTakeOver } from "./rights";

const TakeOverDialog = lazy(() => import("./dialogs").then((page) => ({ default: page.TakeOverDialog })));
const ReassignDialog = lazy(() => import("./dialogs").then((page) => ({ default: page.ReassignDialog })));

/** What who does not have it may do about whose it is: take it over, or ask somebody else. */
export function ClaimActs({ handoff }: { handoff: Claimable }) {
  const text = useText();
  const me = useMe();
  const [asking, setAsking] = useState<"takeOver" | "reassign" | null>(null);
  const close = () => setAsking(null);
  return (
    <>
      {mayReassign(me, handoff) && (
        <Button onClick={() => setAsking("reassign")}>{text.lease.reassign.button}</Button>
      )}
      {mayTakeOver(me, handoff) && (
        <Button onClick={() => setAsking("takeOver")}>{text.lease.takeOver.button}</Button>
      )}
      <Suspense fallback={null}>
        {asking === "takeOver" && <TakeOverDialog handoff={handoff} onClose={close} />}
        {asking === "reassign" && <ReassignDialog handoff={handoff} onClose={close} />}
      </Suspense>
    </>
  );
}
