import { useNavigate, useSearch } from "@tanstack/react-router";
import type { Asked, Filters } from "@/api/numberTypes";
import { readSearch, searchOf } from "./analyticsSearch";

const NONE: Filters = { priority: null, category: null, client: null };
const PATH = "/analytics";

/** What the page asks for, kept in the address so that it can be sent to somebody. */
export function useAsked() {
  const search = readSearch(useSearch({ strict: false }));
  const navigate = useNavigate();
  const asked: Asked = {
    period: search.period ?? "30d",
    clock: search.clock ?? "wall",
    filters: {
      priority: search.priority ?? null,
      category: search.category ?? null,
      client: search.client ?? null,
    },
  };
  const change = (part: Partial<Omit<Asked, "filters">> & { filters?: Partial<Filters> }) => {
    const next = { ...asked, ...part, filters: { ...asked.filters, ...part.filters } };
    void navigate({ to: PATH, search: searchOf(next), replace: true, resetScroll: false });
  };
  return { asked, change, clear: () => change({ filters: NONE }) };
}
