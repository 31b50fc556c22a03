import type { TriedProvider } from "@/api/types";
import { useProviderText } from "@/text/later/useProviderText";

/** What came of asking the provider. */
export function TryNote({ asking, tried }: { asking: boolean; tried: TriedProvider | undefined }) {
  const words = useProviderText();
  const look = tried?.outcome === "works" ? "bg-green-soft text-green" : "bg-red-soft text-red";
  return (
    <div role="status" className="empty:hidden">
      {asking && <p className="text-ink-3">{words.form.trying}</p>}
      {!asking && tried !== undefined && (
        <p className={`rounded-button px-3 py-2 ${look}`}>
          {words.outcome[tried.outcome]}
          {tried.outcome === "wrong_issuer" && (
            <span className="ms-1 break-all font-mono">{tried.detail}</span>
          )}
        </p>
      )}
    </div>
  );
}
