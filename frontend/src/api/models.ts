import { queryOptions } from "@tanstack/react-query";
import { answered, api, intent } from "./client";
import type { Handoff } from "./types";

const inHandoff = (id: string) => ({ params: { path: { handoff_id: id } } });

/** Asks the model about a handoff, perhaps once more; its answer comes over the stream. */
export function askModel(handoffId: string, key: string): Promise<Handoff> {
  const options = { ...inHandoff(handoffId), ...intent(key) };
  return answered(api.POST("/api/v1/escalations/{handoff_id}/model-assessment", options));
}

/** What the model was told, for one asking. */
export const promptQuery = (handoffId: string, askedAt: string) =>
  queryOptions({
    queryKey: ["prompt", handoffId, askedAt],
    queryFn: () =>
      answered(api.GET("/api/v1/escalations/{handoff_id}/model-assessment/prompt", inHandoff(handoffId))),
  });
