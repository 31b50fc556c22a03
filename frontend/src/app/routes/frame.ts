import { createRootRoute, createRoute, Outlet, redirect } from "@tanstack/react-router";
import { meQuery, profileQuery } from "@/api/account";
import { isProblem } from "@/api/problem";
import { speak } from "@/text/spoken";
import { FrameFailed, FrameNotFound, NotFound } from "../ErrorPages";
import { queryClient } from "../queryClient";
import { Shell } from "../Shell";

export const root = createRootRoute({
  component: Outlet,
  notFoundComponent: FrameNotFound,
  errorComponent: FrameFailed,
});

/** Around every page of a signed-in person; who is not signed in comes back to the address afterwards. */
export const shell = createRoute({
  getParentRoute: () => root,
  id: "shell",
  beforeLoad: async ({ location }) => {
    try {
      const profile = queryClient.ensureQueryData(profileQuery).catch(() => null);
      const me = await queryClient.ensureQueryData(meQuery);
      const own = await profile; // whose language and time zone the first sight is in
      await speak(own?.locale ?? me.account.locale);
      return { me };
    } catch (error) {
      if (!isProblem(error, "not_signed_in")) throw error;
      throw redirect({ to: "/login", search: { next: location.href === "/" ? undefined : location.href } });
    }
  },
  component: Shell,
  errorComponent: FrameFailed,
});

/** Every address that no other page has. */
export const nowhere = createRoute({ getParentRoute: () => shell, path: "$", component: NotFound });
