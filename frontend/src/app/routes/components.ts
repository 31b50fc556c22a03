import { createRoute } from "@tanstack/react-router";
import { shell } from "./frame";
import { lazyPage } from "./lazyPage";

/** For who builds the pages: nothing leads there. */
export const components = createRoute({
  getParentRoute: () => shell,
  path: "/dev/components",
  component: lazyPage(() => import("@/features/components/ComponentsPage"), "ComponentsPage"),
});
