import { departure } from "@/api/provider";
import { useCompanyText } from "@/text/later/useCompanyText";
import { buttonClass } from "@/ui/Button";

/** The way in by one's company, above the password where this browser knows the company. */
export function CompanyWay({ company, next }: { company: string | null; next: string | undefined }) {
  const words = useCompanyText();
  if (company === null) return null;
  return (
    <div className="mt-4">
      <a href={departure(company, next)} className={buttonClass("primary", "h-9 w-full")}>
        {words.act}
      </a>
      <p className="mt-4 border-t border-line pt-3 text-meta text-ink-3">{words.or}</p>
    </div>
  );
}
