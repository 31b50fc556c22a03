import { useBlocker } from "@tanstack/react-router";
import { Confirm } from "./Dialog";

interface LeaveGuardProps {
  dirty: boolean;
  words: { title: string; explain: string; leave: string; stay: string };
}

/** Asks before a page with unsaved changes is left; the browser asks by itself before the tab is closed. */
export function LeaveGuard({ dirty, words }: LeaveGuardProps) {
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
