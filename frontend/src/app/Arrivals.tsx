import { useRouterState } from "@tanstack/react-router";
import { type ReactElement, Suspense, useEffect, useRef } from "react";
import { useText } from "@/text";
import { useNotes } from "@/ui/noted";
import { ArrivalToast, fetchToastsAhead, NoteToast } from "./toasts";
import { openedIn, useArrivals } from "./useArrivals";
import { useFetchAnew } from "./useFetchAnew";
import { useHiddenCount } from "./useHiddenCount";
import { useLeaseToasts } from "./useLeaseToasts";
import { usePartingToasts } from "./usePartingToasts";

const AT_MOST = 3;
/** Of arrivals beside a context that is being read. */
const WHILE_READING = 1;

/**
 * Makes what concerns the reader noticed on every page: a polite sentence, the tab's title, and a toast beside other
 * work. The most pressing toasts are shown: what asks the reader, what they just did, what left their hands, arrivals.
 */
export function Arrivals() {
  const text = useText();
  const onQueue = useRouterState({ select: (state) => state.location.pathname === "/escalations" });
  const reads = useRouterState({ select: (state) => openedIn(state.location.pathname) !== null });
  const countHidden = useHiddenCount();
  const { cards, remove, sentence } = useArrivals(!onQueue, countHidden);
  const notes = useNotes();
  useFetchAnew();
  useEffect(fetchToastsAhead, []);
  const pressing: ReactElement[] = [
    ...useLeaseToasts(countHidden),
    ...notes.map((note) => <NoteToast key={note.id} note={note} />),
    ...usePartingToasts(),
  ];
  const arrivals = cards.map((card) => (
    <ArrivalToast key={card.id} card={card} beside={reads} onGone={() => remove(card.id)} />
  ));
  const toasts = [...pressing, ...arrivals.slice(0, reads ? WHILE_READING : AT_MOST)].slice(0, AT_MOST);
  const hidden = pressing.length + arrivals.length - toasts.length;
  const region = useFocusKept(toasts.map(({ key }) => key).join());
  return (
    <>
      <div aria-live="polite" className="sr-only">
        {sentence}
      </div>
      <div aria-live="polite" className="sr-only">
        {notes[0]?.words}
      </div>
      <section
        ref={region}
        aria-label={text.shell.arrival.region}
        className="fixed inset-x-3 bottom-[calc(84px+env(safe-area-inset-bottom))] z-30 flex flex-col gap-2 short:max-h-[50dvh] short:overflow-y-auto empty:hidden sm:start-auto sm:end-6 sm:w-[420px] md:bottom-6 [body:has([data-full-screen])_&]:bottom-auto [body:has([data-full-screen])_&]:top-40"
      >
        <Suspense fallback={null}>{toasts}</Suspense>
        {hidden > 0 && (
          <p className="self-end rounded-full bg-overlay px-3 py-1 text-meta text-ink-2 shadow-float">
            {text.shell.toast.more(hidden)}
          </p>
        )}
      </section>
    </>
  );
}

/** When a toast goes with the keyboard's focus, the next one has it, else the page. */
function useFocusKept(shown: string) {
  const region = useRef<HTMLElement>(null);
  const held = useRef(false);
  useEffect(() => {
    const moved = ({ target }: FocusEvent) => {
      held.current = target instanceof Node && region.current?.contains(target) === true;
    };
    document.addEventListener("focusin", moved);
    return () => document.removeEventListener("focusin", moved);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at whenever a toast comes or goes
  useEffect(() => {
    if (!held.current || document.activeElement !== document.body) return;
    held.current = false;
    const next =
      region.current?.querySelector<HTMLElement>("a, button") ?? document.getElementById("content");
    next?.focus({ preventScroll: true });
  }, [shown]);
  return region;
}
