import { queryOptions } from "@tanstack/react-query";
import { answered, api, intent } from "./client";

/** What somebody has in hand. */
export function holdingsQuery(userId: string) {
  return queryOptions({
    queryKey: ["holdings", userId],
    queryFn: () => answered(api.GET("/api/v1/users/{user_id}/holdings", of(userId))),
  });
}

export function inviteAgain(userId: string, key: string) {
  return answered(api.POST("/api/v1/users/{user_id}/invitation", { ...of(userId), ...intent(key) }));
}

export function withdrawInvitation(userId: string) {
  return answered(api.DELETE("/api/v1/users/{user_id}/invitation", of(userId)));
}

export function givePasswordLink(userId: string, key: string) {
  return answered(api.POST("/api/v1/users/{user_id}/password-link", { ...of(userId), ...intent(key) }));
}

export function removeUser(userId: string) {
  return answered(api.DELETE("/api/v1/users/{user_id}", of(userId)));
}

/** Makes somebody else the owner of a session. */
export function giveSession(sessionId: string, userId: string, reason: string, key: string) {
  return answered(
    api.POST("/api/v1/ai-sessions/{session_id}/owner", {
      params: { path: { session_id: sessionId } },
      body: { user_id: userId, reason },
      ...intent(key),
    }),
  );
}

function of(userId: string) {
  return { params: { path: { user_id: userId } } };
}
