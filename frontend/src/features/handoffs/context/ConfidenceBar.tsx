import type { Assessment } from "@/api/types";
import { useText } from "@/text";

const TIERS = [
  { name: "discovery", from: 0, to: 0.4 },
  { name: "exploring", from: 0.4, to: 0.8 },
  { name: "guided", from: 0.8, to: 1 },
] as const;

/** How sure the record is: three tiers, and a point on them. */
export function ConfidenceBar({ confidence, tier }: Pick<Assessment, "confidence" | "tier">) {
  const text = useText();
  const label =
    confidence === null
      ? text.context.noConfidence
      : text.context.confidence(
          text.counting.decimal(confidence, 2),
          text.context.tiers[tier ?? tierOf(confidence)],
        );
  const place = `${(confidence ?? 0) * 100}%`;
  return (
    <div className="mt-2.5">
      <div aria-hidden="true" className="relative flex h-2 items-center gap-1">
        {TIERS.map(({ name, from, to }) => (
          <span
            key={name}
            className="h-[3px] rounded-full bg-line-2"
            style={{ width: `${(to - from) * 100}%` }}
          >
            <span
              className="block h-full rounded-full bg-ink-2"
              style={{ width: `${filled(confidence ?? 0, from, to) * 100}%` }}
            />
          </span>
        ))}
        {confidence !== null && (
          <span
            className="absolute size-3 -translate-x-1/2 rounded-full rtl:translate-x-1/2 border-2 border-sunken bg-ink"
            style={{ insetInlineStart: place }}
          />
        )}
      </div>
      <p className="mt-1 text-meta text-ink-2">{label}</p>
    </div>
  );
}

export function tierOf(confidence: number): NonNullable<Assessment["tier"]> {
  return TIERS.find(({ to }) => confidence < to)?.name ?? "guided";
}

function filled(confidence: number, from: number, to: number): number {
  return Math.min(1, Math.max(0, (confidence - from) / (to - from)));
}
