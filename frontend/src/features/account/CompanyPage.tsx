import { getRouteApi, Link } from "@tanstack/react-router";
import { useEffect } from "react";
import { departure, rememberCompany } from "@/api/provider";
import { useCompanyText } from "@/text/later/useCompanyText";
import { buttonClass } from "@/ui/Button";
import { usePageTitle } from "@/ui/pageTitle";
import { FrontDoor } from "./FrontDoor";

const route = getRouteApi("/sign-in/$accountId");

/** Where the link leads that an admin gives out: this browser remembers it from now on. */
export function CompanyPage() {
  const words = useCompanyText();
  const { accountId } = route.useParams();
  const { next } = route.useSearch();
  usePageTitle(words.act);
  useEffect(() => rememberCompany(accountId), [accountId]);
  return (
    <FrontDoor title={words.act} explain={words.explain}>
      <div className="mt-4 flex flex-col gap-2">
        <a href={departure(accountId, next)} className={buttonClass("primary", "h-9")}>
          {words.act}
        </a>
        <Link to="/login" search={{ next }} className={buttonClass("quiet")}>
          {words.instead}
        </Link>
      </div>
    </FrontDoor>
  );
}
