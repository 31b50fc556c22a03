import { useText } from "@/text";
import { Skeleton } from "@/ui/states";

/** The room that the first cards will take. */
export function QueueSkeleton() {
  const text = useText();
  return (
    <div className="mt-9 flex flex-col gap-2">
      <p className="sr-only">{text.common.loading}</p>
      {[0, 1, 2].map((row) => (
        <div key={row} className="card grid h-[104px] grid-cols-[128px_1fr] px-5 py-4">
          <Skeleton className="h-5 w-16" />
          <div className="flex flex-col gap-3">
            <Skeleton className="h-4 w-3/5" />
            <Skeleton className="h-3 w-2/5" />
            <Skeleton className="h-3 w-1/3" />
          </div>
        </div>
      ))}
    </div>
  );
}
