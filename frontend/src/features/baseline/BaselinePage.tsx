import { Link } from "@tanstack/react-router";
import { Problem } from "@/api/problem";
import { useNumbers } from "@/text/later/useNumbers";
import { useMe } from "@/ui/me";
import { Column, PageHeader } from "@/ui/PageHeader";
import { usePageTitle } from "@/ui/pageTitle";
import { Refused } from "@/ui/Refused";
import { BaselinePanel } from "./BaselinePanel";

const FORBIDDEN = new Problem(403, "forbidden");

/** The stopwatch as a page of its own: first on a phone, where calls are made. */
export function BaselinePage() {
  const { page } = useNumbers().baseline;
  const me = useMe();
  usePageTitle(page.title);
  if (me.role === "viewer") return <Refused error={FORBIDDEN} onRetry={() => undefined} />;
  return (
    <Column>
      <PageHeader
        title={page.title}
        beside={
          <Link
            to="/analytics"
            className="text-accent-text hover:underline touch:inline-flex touch:min-h-11 touch:items-center"
          >
            {page.back}
          </Link>
        }
      />
      <div className="mt-3">
        <BaselinePanel period="30d" />
      </div>
    </Column>
  );
}
