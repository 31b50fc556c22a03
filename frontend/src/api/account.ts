import { queryOptions } from "@tanstack/react-query";
import { answered, api, intent } from "./client";
import type { Me, Profile, Role } from "./types";

/** Who is signed in, asked anew. */
export function readMe(): Promise<Me> {
  return answered(api.GET("/api/v1/auth/me"));
}

export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: readMe,
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
});

export const accountQuery = queryOptions({
  queryKey: ["account"],
  queryFn: () => answered(api.GET("/api/v1/account")),
  staleTime: 5 * 60_000,
});

export const usersQuery = queryOptions({
  queryKey: ["users"],
  queryFn: () => answered(api.GET("/api/v1/users")),
});

/** The people whom a handoff may name. */
export const colleaguesQuery = queryOptions({
  queryKey: ["colleagues"],
  queryFn: () => answered(api.GET("/api/v1/colleagues")),
  staleTime: 60_000,
});

export const loginsQuery = queryOptions({
  queryKey: ["logins"],
  queryFn: () => answered(api.GET("/api/v1/auth/logins")),
});

export const tokensQuery = queryOptions({
  queryKey: ["tokens"],
  queryFn: () => answered(api.GET("/api/v1/auth/tokens")),
});

export interface Credentials {
  email: string;
  password: string;
  account_id?: string;
}

export function signIn(body: Credentials): Promise<Me> {
  return answered(api.POST("/api/v1/auth/login", { body }));
}

export function signOut(): Promise<undefined> {
  return answered(api.POST("/api/v1/auth/logout"));
}

export function acceptInvitation(body: { token: string; name: string; password: string }): Promise<Me> {
  return answered(api.POST("/api/v1/auth/accept", { body }));
}

/** Who invites whom, for whoever holds the link. */
export function invitationQuery(token: string) {
  return queryOptions({
    queryKey: ["invitation", token],
    queryFn: () => answered(api.POST("/api/v1/auth/invitation", { body: { token } })),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}

export interface Invitation {
  email: string;
  name: string;
  role: Role;
  tier: number;
}

export function inviteUser(body: Invitation, key: string) {
  return answered(api.POST("/api/v1/users", { body, ...intent(key) }));
}

export interface UserChange {
  role?: Role;
  tier?: number;
  disabled?: boolean;
}

export function changeUser(userId: string, body: UserChange) {
  return answered(api.PATCH("/api/v1/users/{user_id}", { params: { path: { user_id: userId } }, body }));
}

export function endLogin(loginId: string) {
  return answered(api.DELETE("/api/v1/auth/logins/{login_id}", { params: { path: { login_id: loginId } } }));
}

export function createToken(name: string, key: string) {
  return answered(api.POST("/api/v1/auth/tokens", { body: { name }, ...intent(key) }));
}

export function endToken(tokenId: string) {
  return answered(api.DELETE("/api/v1/auth/tokens/{token_id}", { params: { path: { token_id: tokenId } } }));
}

export function askForReset(email: string): Promise<undefined> {
  return answered(api.POST("/api/v1/auth/forgot", { body: { email } })) as Promise<undefined>;
}

export function resetPassword(body: { token: string; password: string }): Promise<Me> {
  return answered(api.POST("/api/v1/auth/reset", { body }));
}

/** One's own name, language and time zone. */
export const profileQuery = queryOptions({
  queryKey: ["profile"],
  queryFn: () => answered(api.GET("/api/v1/auth/profile")),
  staleTime: 5 * 60_000,
});

export function changeProfile(body: Omit<Profile, "email">): Promise<Profile> {
  return answered(api.PATCH("/api/v1/auth/profile", { body }));
}

export function changePassword(body: { current: string; new: string }, key: string): Promise<Me> {
  return answered(api.POST("/api/v1/auth/password", { body, ...intent(key) }));
}

export function changeAccount(body: { name?: string; time_zone?: string; locale?: string }) {
  return answered(api.PATCH("/api/v1/account", { body }));
}
