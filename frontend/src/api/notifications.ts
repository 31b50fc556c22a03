import { queryOptions } from "@tanstack/react-query";
import { answered, api } from "./client";

export const notificationsQuery = queryOptions({
  queryKey: ["notifications"],
  queryFn: () => answered(api.GET("/api/v1/notifications")),
});

export function readNotification(id: string): Promise<unknown> {
  const params = { path: { notification_id: id } };
  return answered(api.POST("/api/v1/notifications/{notification_id}/read", { params }));
}
