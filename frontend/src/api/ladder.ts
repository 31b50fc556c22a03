import { queryOptions } from "@tanstack/react-query";
import { answered, api } from "./client";
import type { Ladder, LadderPreview, LadderWritten, PreviewAsked } from "./types";

/** What happens while nobody claims, by priority, and when the account is on duty. */
export const ladderQuery = queryOptions({
  queryKey: ["ladder"],
  queryFn: () => answered(api.GET("/api/v1/ladder")),
});

/** Puts the whole ladder in the place of the one before. */
export function saveLadder(body: LadderWritten): Promise<Ladder> {
  return answered(api.PUT("/api/v1/ladder", { body }));
}

/** Who would be told when, by the ladder as saved or by a draft of it. */
export function previewLadder(body: PreviewAsked, signal?: AbortSignal): Promise<LadderPreview> {
  return answered(api.POST("/api/v1/ladder/preview", { body, signal }));
}
