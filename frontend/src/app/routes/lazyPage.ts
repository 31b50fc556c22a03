import { lazyRouteComponent } from "@tanstack/react-router";
import type { ComponentType } from "react";
import { rememberUpdate, wasUpdated } from "../update";

/** A page that is fetched when it is needed. When an update took it away the router loads the new one, once. */
export function lazyPage<Page extends Record<string, unknown>>(
  fetchPage: () => Promise<Page>,
  name: keyof Page,
) {
  const load = async () => {
    try {
      return await fetchPage();
    } catch (error) {
      if (await wasUpdated()) rememberUpdate();
      throw error;
    }
  };
  return lazyRouteComponent(load as () => Promise<Record<string, ComponentType>>, name as string);
}
