import { queryOptions } from "@tanstack/react-query";
import { answered, api, intent } from "./client";
import type { ProviderWritten, SignInSettings, TriedProvider } from "./types";

/** How the account's people sign in; for admins. */
export const signInQuery = queryOptions({
  queryKey: ["account", "sign-in"],
  queryFn: () => answered(api.GET("/api/v1/account/sign-in")),
  refetchInterval: 30_000,
});

export function saveProvider(body: ProviderWritten): Promise<SignInSettings> {
  return answered(api.PUT("/api/v1/account/sign-in", { body }));
}

export function removeProvider(): Promise<unknown> {
  return answered(api.DELETE("/api/v1/account/sign-in"));
}

/** Asks the provider itself; saves nothing. */
export function tryProvider(written: ProviderWritten, key: string): Promise<TriedProvider> {
  const { issuer, client_id, client_secret } = written;
  return answered(
    api.POST("/api/v1/account/sign-in/try", { body: { issuer, client_id, client_secret }, ...intent(key) }),
  );
}

const COMPANY = "flowpilot-company";

/** The account in which this browser signs in at a provider, if its sign-in link was opened here. */
export function rememberedCompany(): string | null {
  try {
    return localStorage.getItem(COMPANY);
  } catch {
    return null;
  }
}

export function rememberCompany(accountId: string): void {
  try {
    localStorage.setItem(COMPANY, accountId);
  } catch {
    // A browser that keeps nothing needs the link each time.
  }
}

/** Where the way to the provider begins: an address of the server, not one of our pages. */
export function departure(accountId: string, next: string | undefined): string {
  const query = next === undefined ? "" : `?next=${encodeURIComponent(next)}`;
  return `/oidc/${encodeURIComponent(accountId)}/start${query}`;
}
