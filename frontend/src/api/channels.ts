import { queryOptions } from "@tanstack/react-query";
import { answered, api, intent } from "./client";
import type { Channel, ChannelChange, NewChannel } from "./types";

/** The rooms of the account: channels that belong to nobody alone. */
export const roomsQuery = queryOptions({
  queryKey: ["channels"],
  queryFn: () => answered(api.GET("/api/v1/channels")),
});

/** What of all channels and addresses of the account failed in the last 24 hours; for admins. */
export const channelHealthQuery = queryOptions({
  queryKey: ["channels", "health"],
  queryFn: () => answered(api.GET("/api/v1/channels/health")),
  refetchInterval: 60_000,
});

export function addRoom(body: NewChannel, key: string) {
  return answered(api.POST("/api/v1/channels", { body, ...intent(key) }));
}

export function changeRoom(channelId: string, body: ChannelChange): Promise<Channel> {
  const params = { path: { channel_id: channelId } };
  return answered(api.PATCH("/api/v1/channels/{channel_id}", { params, body }));
}

export function removeRoom(channelId: string): Promise<undefined> {
  const params = { path: { channel_id: channelId } };
  return answered(api.DELETE("/api/v1/channels/{channel_id}", { params }));
}

export function startRoomTest(channelId: string, key: string): Promise<{ id: string }> {
  const params = { path: { channel_id: channelId } };
  return answered(api.POST("/api/v1/channels/{channel_id}/test", { params, ...intent(key) }));
}
