import { createRoute } from "@tanstack/react-router";
import { readSearch } from "@/features/analytics/analyticsSearch";
import { shell } from "./frame";
import { lazyPage } from "./lazyPage";

const analytics = createRoute({
  getParentRoute: () => shell,
  path: "/analytics",
  validateSearch: readSearch,
  component: lazyPage(() => import("@/features/analytics/AnalyticsPage"), "AnalyticsPage"),
});

const definitions = createRoute({
  getParentRoute: () => shell,
  path: "/analytics/definitions",
  component: lazyPage(() => import("@/features/analytics/DefinitionsPage"), "DefinitionsPage"),
});

const baseline = createRoute({
  getParentRoute: () => shell,
  path: "/baseline",
  component: lazyPage(() => import("@/features/baseline/BaselinePage"), "BaselinePage"),
});

export const numberPages = [analytics, definitions, baseline] as const;
