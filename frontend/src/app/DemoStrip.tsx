import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { demoQuery } from "@/api/demo";
import { useText } from "@/text";
import { Disclosure } from "@/ui/Disclosure";
import { DownIcon } from "@/ui/icons";
import { Skeleton } from "@/ui/states";

const DemoPeople = lazy(async () => ({
  default: (await import("@/features/account/DemoPeople")).DemoPeople,
}));

/** In demo mode only: become another person with one click. */
export function DemoStrip() {
  const text = useText();
  const people = useQuery(demoQuery).data ?? [];
  if (people.length === 0) return null;
  return (
    <aside
      aria-label={text.shell.demo.label}
      data-demo-strip
      className="sticky top-0 z-30 flex h-[var(--strip)] items-center gap-3 border-b border-line bg-sunken px-3 text-meta text-ink-2 md:px-4"
    >
      <span className="rounded-tag bg-amber-soft px-1.5 font-medium text-amber">{text.shell.demo.label}</span>
      <span className="hidden md:inline">{text.shell.demo.explain}</span>
      <div className="ms-auto">
        <Disclosure
          label={text.shell.demo.signInAs}
          buttonClass="inline-flex h-6 items-center gap-1 rounded-button px-2 font-medium text-ink hover:bg-chosen touch:h-11"
          panelClass="absolute end-0 top-full mt-1 max-h-[70dvh] w-[300px] overflow-auto p-3"
          button={
            <>
              {text.shell.demo.signInAs}
              <DownIcon />
            </>
          }
        >
          {(close) => (
            <Suspense fallback={<Skeleton className="h-40" />}>
              <DemoPeople people={people} onDone={close} />
            </Suspense>
          )}
        </Disclosure>
      </div>
    </aside>
  );
}
