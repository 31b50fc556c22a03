/** `claim`: the context turns into the session. `dissolve`: it goes into the button that brings it back. */
type Motion = "claim" | "dissolve";

const INTERRUPTIONS = ["keydown", "pointerdown", "wheel"] as const;

/**
 * Lets the page change in one motion where the browser can, else at once; ends when it has changed. Whoever goes on
 * meanwhile sees the new page at once.
 */
export async function inOneMotion(motion: Motion, change: () => Promise<void> | void): Promise<void> {
  const page = document.documentElement;
  if (!("startViewTransition" in document) || document.hidden) return change();
  page.dataset.motion = motion;
  const transition = document.startViewTransition(change);
  const interrupt = () => transition.skipTransition();
  for (const name of INTERRUPTIONS)
    window.addEventListener(name, interrupt, { capture: true, passive: true });
  // A motion that another one or a hidden page cut short is no fault: the change has happened.
  void transition.ready.catch(() => undefined);
  void transition.finished
    .catch(() => undefined)
    .then(() => {
      for (const name of INTERRUPTIONS) window.removeEventListener(name, interrupt, { capture: true });
      if (page.dataset.motion === motion) delete page.dataset.motion;
    });
  return transition.updateCallbackDone;
}
