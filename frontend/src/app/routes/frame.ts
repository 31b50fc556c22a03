import { createRootRoute, createRoute, Outlet, redirect } from "@tanstack/react-router";
import { meQuery, profileQuery } from "@/api/account";
import { isProblem } from "@/api/problem";
import { NotFound, PageFailed } from "../ErrorPages";
import { queryClient } from "../queryClient";
import { Shell } from "../Shell";

export const root = createRootRoute({
  component: Outlet,
  notFoundComponent: NotFound,
  errorComponent: PageFailed,
});

/** Around every page of a signed-in person; who is not signed in comes back to the address afterwards. */
export const shell = createRoute({
  getParentRoute: () => root,
  id: "shell",
  beforeLoad: async ({ location }) => {
    try {
      const profile = queryClient.ensureQueryData(profileQuery).catch(() => null);
      const me = await queryClient.ensureQueryData(meQuery);
      await profile; // whose time zone the first times are shown in
      return { me };
    } catch (error) {
      if (!isProblem(error, "not_signed_in")) throw error;
      throw redirect({ to: "/login", search: { next: location.href === "/" ? undefined : location.href } });
    }
  },
  component: Shell,
});
