import { useBlocker } from "@tanstack/react-router";
import { usePlaybooksText } from "@/text/later/usePlaybooksText";
import { Confirm } from "@/ui/Dialog";

/** Asks before a text is left that is not saved; the browser asks by itself before the tab is closed. */
export function LeaveGuard({ dirty }: { dirty: boolean }) {
  const words = usePlaybooksText().leave;
  const leaving = useBlocker({
    shouldBlockFn: () => dirty,
    enableBeforeUnload: () => dirty,
    withResolver: true,
  });
  if (leaving.status !== "blocked") return null;
  return (
    <Confirm
      title={words.title}
      act={words.leave}
      keep={words.stay}
      onAct={leaving.proceed}
      onClose={leaving.reset}
    >
      <p>{words.explain}</p>
    </Confirm>
  );
}
