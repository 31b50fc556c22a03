import { useText } from "@/text";
import { Skeleton } from "@/ui/states";

export function ContextSkeleton() {
  const text = useText();
  return (
    <div className="flex-1 bg-surface px-4 pt-[72px] sm:px-8">
      <p className="sr-only">{text.common.loading}</p>
      <Skeleton className="h-6 w-3/5" />
      <Skeleton className="mt-3 h-4 w-2/5" />
      <Skeleton className="mt-3 h-4 w-1/2" />
      <div className="mt-12 flex flex-col gap-4">
        {[0, 1, 2, 3].map((row) => (
          <Skeleton key={row} className="h-4 w-3/4" />
        ))}
      </div>
    </div>
  );
}
