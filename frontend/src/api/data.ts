import { queryOptions } from "@tanstack/react-query";
import { answered, api, intent } from "./client";
import { ROOT } from "./root";
import type { components } from "./schema";

export type AccountExport = components["schemas"]["ExportOut"];
export type Retention = components["schemas"]["RetentionBody"];

const LOOK_MS = 2_000;

/** The newest exports; looked at again while one is being made. */
export const exportsQuery = queryOptions({
  queryKey: ["exports"],
  queryFn: async () => (await answered(api.GET("/api/v1/account/exports"))).items,
  refetchInterval: ({ state }) => (state.data?.some(isPending) ? LOOK_MS : false),
});

export function isPending({ state }: AccountExport): boolean {
  return state === "pending";
}

export function askForExport(key: string): Promise<AccountExport> {
  return answered(api.POST("/api/v1/account/export", intent(key)));
}

export function deleteExport(exportId: string): Promise<unknown> {
  const params = { path: { export_id: exportId } };
  return answered(api.DELETE("/api/v1/account/exports/{export_id}", { params }));
}

export function exportHref(exportId: string): string {
  return `${ROOT}/account/exports/${exportId}/file`;
}

export const retentionQuery = queryOptions({
  queryKey: ["retention"],
  queryFn: () => answered(api.GET("/api/v1/account/retention")),
});

/** What these days would delete now. */
export const effectQuery = (query: Retention) =>
  queryOptions({
    queryKey: ["retention", "effect", query],
    queryFn: () => answered(api.GET("/api/v1/account/retention/effect", { params: { query } })),
  });

export function changeRetention(body: Retention): Promise<Retention> {
  return answered(api.PUT("/api/v1/account/retention", { body }));
}

/** What would be deleted with a client. */
export const clientContentsQuery = (clientId: string) =>
  queryOptions({
    queryKey: ["clients", "contents", clientId],
    queryFn: () =>
      answered(
        api.GET("/api/v1/clients/{client_id}/contents", { params: { path: { client_id: clientId } } }),
      ),
    staleTime: 0,
  });

export function deleteClient(clientId: string): Promise<unknown> {
  return answered(api.DELETE("/api/v1/clients/{client_id}", { params: { path: { client_id: clientId } } }));
}
