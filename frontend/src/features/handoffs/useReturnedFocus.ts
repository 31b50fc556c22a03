import { useRouterState } from "@tanstack/react-router";
import { type RefObject, useEffect } from "react";

/** Who comes back from a context screen finds the focus on its card again, where the keyboard goes on. */
export function useReturnedFocus(list: RefObject<HTMLElement | null>, shown: boolean): void {
  const handoffId = useRouterState({ select: (state) => state.location.state.returnedFrom });
  useEffect(() => {
    if (!shown || handoffId === undefined) return;
    const id = CSS.escape(handoffId);
    list.current
      ?.querySelector<HTMLElement>(`[data-handoff-id="${id}"] a, [data-own-handoff-id="${id}"] a`)
      ?.focus();
  }, [list, shown, handoffId]);
}
