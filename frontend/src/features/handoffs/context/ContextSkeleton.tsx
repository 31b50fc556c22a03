import { useText } from "@/text";
import { Skeleton } from "@/ui/states";

const ROWS = ["first", "second", "third", "fourth", "fifth"];

/** In the place of what was tried and of the assessment, until they are read. */
export function SectionsSkeleton() {
  const text = useText();
  return (
    <>
      <div className="px-4 py-4 sm:px-8 sm:py-5">
        <p className="sr-only">{text.common.loading}</p>
        <Skeleton className="h-5 w-40" />
        <div className="mt-4 border-t border-line">
          {ROWS.map((row) => (
            <div key={row} className="border-b border-line py-2">
              <Skeleton className="h-4 w-3/4" />
            </div>
          ))}
        </div>
      </div>
      <div className="border-t border-line bg-sunken px-4 py-4 sm:px-7 sm:py-5 lg:border-s lg:border-t-0">
        <Skeleton className="h-5 w-32" />
        <Skeleton className="mt-3 h-5 w-4/5" />
        <Skeleton className="mt-4 h-2 w-full" />
        <Skeleton className="mt-6 h-4 w-2/3" />
        <Skeleton className="mt-3 h-4 w-3/4" />
      </div>
    </>
  );
}

/** In the place of the summary, for who comes by a link before the queue is known. */
export function SummarySkeleton() {
  return (
    <div className="px-4 py-4 sm:px-8 sm:py-5">
      <Skeleton className="h-7 w-3/5" />
      <Skeleton className="mt-1.5 h-5 w-2/5" />
      <Skeleton className="mt-3 h-[22px] w-1/2" />
    </div>
  );
}

/** Keeps the room of the ways. */
export function WaysSkeleton() {
  return <div className="h-[68px] sm:h-[104px]" />;
}
