import { useText } from "@/text";
import { Skeleton } from "@/ui/states";

export function SessionSkeleton() {
  const text = useText();
  return (
    <div className="flex-1 bg-surface px-4 py-6 sm:px-8">
      <p className="sr-only">{text.common.loading}</p>
      <Skeleton className="h-6 w-1/2" />
      <Skeleton className="mt-3 h-4 w-1/3" />
      <div className="mt-12 flex flex-col gap-5">
        {[0, 1, 2, 3].map((row) => (
          <Skeleton key={row} className="h-4 w-2/3" />
        ))}
      </div>
    </div>
  );
}
