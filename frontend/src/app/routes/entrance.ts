import { createRoute } from "@tanstack/react-router";
import { root } from "./frame";
import { lazyPage } from "./lazyPage";
import { textOrNothing } from "./searchValues";

const login = createRoute({
  getParentRoute: () => root,
  path: "/login",
  validateSearch: (
    search: Record<string, unknown>,
  ): { next?: string; refused?: string; account?: string } => ({
    next: textOrNothing(search.next),
    refused: textOrNothing(search.refused),
    account: textOrNothing(search.account),
  }),
  component: lazyPage(() => import("@/features/account/LoginPage"), "LoginPage"),
});

const company = createRoute({
  getParentRoute: () => root,
  path: "/sign-in/$accountId",
  validateSearch: (search: Record<string, unknown>): { next?: string } => ({
    next: textOrNothing(search.next),
  }),
  component: lazyPage(() => import("@/features/account/CompanyPage"), "CompanyPage"),
});

const accept = createRoute({
  getParentRoute: () => root,
  path: "/accept/$token",
  component: lazyPage(() => import("@/features/account/AcceptPage"), "AcceptPage"),
});

const forgot = createRoute({
  getParentRoute: () => root,
  path: "/forgot",
  component: lazyPage(() => import("@/features/account/ForgotPage"), "ForgotPage"),
});

const reset = createRoute({
  getParentRoute: () => root,
  path: "/reset/$token",
  component: lazyPage(() => import("@/features/account/ResetPage"), "ResetPage"),
});

const setUp = createRoute({
  getParentRoute: () => root,
  path: "/set-up/$token",
  component: lazyPage(() => import("@/features/account/SetUpPage"), "SetUpPage"),
});

const unsubscribe = createRoute({
  getParentRoute: () => root,
  path: "/unsubscribe/$token",
  component: lazyPage(() => import("@/features/account/UnsubscribePage"), "UnsubscribePage"),
});

export const entrancePages = [login, company, accept, forgot, reset, setUp, unsubscribe] as const;
