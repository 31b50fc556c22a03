import { queryOptions } from "@tanstack/react-query";
import { answered, api, intent } from "./client";
import type { Alerts, AlertsChange, NewChannel } from "./types";

/** Where and when one is told oneself. */
export const alertsQuery = queryOptions({
  queryKey: ["alerts"],
  queryFn: () => answered(api.GET("/api/v1/alerts")),
});

export function changeAlerts(body: AlertsChange): Promise<Alerts> {
  return answered(api.PATCH("/api/v1/alerts", { body }));
}

/** A channel of one's own; the answer to a webhook carries its secret, this once. */
export function addOwnChannel(body: NewChannel, key: string) {
  return answered(api.POST("/api/v1/alerts/channels", { body, ...intent(key) }));
}

export function removeOwnChannel(channelId: string): Promise<undefined> {
  const params = { path: { channel_id: channelId } };
  return answered(api.DELETE("/api/v1/alerts/channels/{channel_id}", { params }));
}

/** Sends a test over everything of one's own, or over one channel. */
export function startTest(channelId: string | null, key: string): Promise<{ id: string }> {
  const body = channelId === null ? {} : { channel_id: channelId };
  return answered(api.POST("/api/v1/alerts/test", { body, ...intent(key) }));
}

/** How a test stands: one line for each channel. */
export function readTest(testId: string) {
  return answered(api.GET("/api/v1/alerts/test/{test_id}", { params: { path: { test_id: testId } } }));
}

/** Turns one's mail off by the link of a mail, without a sign-in. */
export function unsubscribe(token: string): Promise<undefined> {
  return answered(api.POST("/api/v1/unsubscribe/{token}", { params: { path: { token } } }));
}
