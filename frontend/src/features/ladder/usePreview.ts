import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { previewLadder } from "@/api/ladder";
import { isProblem } from "@/api/problem";
import type { LadderPreview, PreviewAsked } from "@/api/types";

const SETTLED_MS = 300;

/** What would happen, asked when the draft has rested for a moment; null while there is nothing to ask. */
export function usePreview(asked: PreviewAsked | null) {
  const written = asked === null ? null : JSON.stringify(asked);
  const [settled, setSettled] = useState(written);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(written), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [written]);
  const question = written === null ? null : settled;
  return useQuery<LadderPreview>({
    queryKey: ["ladder", "preview", question],
    queryFn: ({ signal }) => previewLadder(JSON.parse(question ?? "{}"), signal),
    enabled: question !== null,
    placeholderData: keepPreviousData,
    retry: (failures, error) => failures < 1 && !(isProblem(error) && error.status === 422),
    staleTime: 60_000,
  });
}
