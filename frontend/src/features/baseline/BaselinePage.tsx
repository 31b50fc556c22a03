import { Problem } from "@/api/problem";
import { useNumbers } from "@/text/later/useNumbers";
import { BackLink } from "@/ui/BackLink";
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
      <BackLink to="/analytics">{page.back}</BackLink>
      <PageHeader title={page.title} />
      <div className="mt-3">
        <BaselinePanel period="30d" />
      </div>
    </Column>
  );
}
