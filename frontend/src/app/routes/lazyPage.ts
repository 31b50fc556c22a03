import { lazyRouteComponent } from "@tanstack/react-router";
import type { ComponentType } from "react";
import { Problem } from "@/api/problem";

/** A page that is fetched when it is needed. Loading everything anew helps when it is gone, not without an answer. */
export function lazyPage<Page extends Record<string, unknown>>(
  fetchPage: () => Promise<Page>,
  name: keyof Page,
) {
  const load = async () => {
    try {
      return await fetchPage();
    } catch (error) {
      await fetch("/healthz").catch(() => {
        throw new Problem(0, "unanswered");
      });
      throw error;
    }
  };
  return lazyRouteComponent(load as () => Promise<Record<string, ComponentType>>, name as string);
}
