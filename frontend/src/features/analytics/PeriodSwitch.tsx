import { PERIODS } from "@/api/analytics";
import type { Period } from "@/api/types";
import { useText } from "@/text";
import { Segments } from "@/ui/Segments";

export function PeriodSwitch({ period, onChange }: { period: Period; onChange: (period: Period) => void }) {
  const text = useText();
  return (
    <Segments
      label={text.analytics.period}
      value={period}
      options={PERIODS.map((value) => ({ value, label: text.analytics.periods[value] }))}
      onChange={onChange}
    />
  );
}
