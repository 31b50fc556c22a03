import type { ProviderSettings } from "@/api/types";
import { useProviderText } from "@/text/later/useProviderText";
import { Moment } from "@/ui/times";

/** How many come in by the provider, and whether it still says who is known. */
export function Standing({ provider }: { provider: ProviderSettings }) {
  const { standing: words, outcome } = useProviderText();
  return (
    <div className="flex flex-col gap-2">
      <p className="px-1 text-ink-2">
        {provider.people === 0 ? words.nobody : words.people(provider.people)}
      </p>
      {provider.failing_since !== null && (
        <div role="alert" className="rounded-button bg-amber-soft px-3 py-2 text-amber">
          <p>
            {words.failing} <Moment at={provider.failing_since} />. {outcome[provider.failure ?? ""]}
          </p>
          <p className="mt-1">{words.stays}</p>
        </div>
      )}
    </div>
  );
}
