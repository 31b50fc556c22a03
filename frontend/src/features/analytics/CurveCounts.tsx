import type { CurveTick } from "@/api/numberTypes";
import { useText } from "@/text";
import { useNumbers } from "@/text/later/useNumbers";
import { formatSpan } from "@/ui/formatTime";
import { ScrollBox } from "./ScrollBox";

const ROWS = [
  { name: "longer", look: "font-medium" },
  { name: "ended", look: "text-ink-2" },
  { name: "running", look: "text-amber" },
  { name: "closed", look: "text-ink-3" },
] as const;

/** Under the curve: what had become of all of them after some times; each column adds up to all. */
export function CurveCounts({ table }: { table: readonly CurveTick[] }) {
  const text = useText();
  const words = useNumbers().curve;
  if (table.length === 0) return null;
  const rows = ROWS.filter(({ name }) => name !== "closed" || table.some(({ closed }) => closed > 0));
  return (
    <ScrollBox label={words.counts} className="mt-2 overflow-x-auto border-t border-line pt-1.5">
      <table className="figures w-full border-collapse text-meta">
        <thead>
          <tr className="text-ink-3 [&>th]:whitespace-nowrap [&>th]:pb-0.5 [&>th]:font-normal">
            <th scope="col" className="text-start">
              {words.after}
            </th>
            {table.map(({ seconds }) => (
              <th key={seconds} scope="col" className="ps-2 text-end">
                {formatSpan(seconds, text)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, look }) => (
            <tr key={name} className={look}>
              <th scope="row" className="whitespace-nowrap text-start font-normal">
                {words.rows[name]}
              </th>
              {table.map((tick) => (
                <td key={tick.seconds} className="ps-2 text-end">
                  {tick[name]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
