import { type ComponentProps, use } from "react";

type Toasts = typeof import("./later/allToasts");

const AFTER_FIRST_SIGHT_MS = 10_000;
let toasts: Toasts | null = null;
let fetching: Promise<Toasts> | null = null;

/** How toasts look. */
export function fetchToasts(): Promise<Toasts> {
  fetching ??= import("./later/allToasts").then(
    (found) => {
      toasts = found;
      return found;
    },
    (error) => {
      fetching = null;
      throw error;
    },
  );
  return fetching;
}

/** Fetches them once the page has come to rest, so that the first one is not late; gives a way to think better of it. */
export function fetchToastsAhead(): () => void {
  const timer = setTimeout(() => void fetchToasts().catch(() => undefined), AFTER_FIRST_SIGHT_MS);
  return () => clearTimeout(timer);
}

function useToasts(): Toasts {
  return toasts ?? use(fetchToasts());
}

export function ArrivalToast(props: ComponentProps<Toasts["ArrivalToast"]>) {
  const { ArrivalToast: Toast } = useToasts();
  return <Toast {...props} />;
}

export function LeaseToast(props: ComponentProps<Toasts["LeaseToast"]>) {
  const { LeaseToast: Toast } = useToasts();
  return <Toast {...props} />;
}

export function NoteToast(props: ComponentProps<Toasts["NoteToast"]>) {
  const { NoteToast: Toast } = useToasts();
  return <Toast {...props} />;
}

export function PartingToast(props: ComponentProps<Toasts["PartingToast"]>) {
  const { PartingToast: Toast } = useToasts();
  return <Toast {...props} />;
}
