import type { ReactNode } from "react";
import { ScrollBox } from "./ScrollBox";

/** The same as a picture, in figures, for whoever would rather read. */
export function AsTable({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="mt-2 print:hidden">
      <summary className="w-fit text-meta font-medium text-accent-text hover:underline touch:py-3">
        {title}
      </summary>
      <ScrollBox label={title} className="mt-1.5 max-h-[320px] overflow-auto">
        {children}
      </ScrollBox>
    </details>
  );
}

/** A plain table: the first column names its row. */
export function PlainTable({
  head,
  rows,
}: {
  head: readonly string[];
  rows: readonly (readonly string[])[];
}) {
  return (
    <table className="figures w-full border-collapse text-meta">
      <thead>
        <tr className="border-b border-line text-ink-3 [&>th]:py-1.5 [&>th]:pe-4 [&>th]:font-normal">
          {head.map((name, place) => (
            <th key={name} scope="col" className={place === 0 ? "text-start" : "text-end"}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows are replaced as a whole and may be alike
          <tr key={row} className="border-b border-line last:border-0">
            {cells.map((cell, place) =>
              place === 0 ? (
                <th key={head[place]} scope="row" className="py-1 pe-4 text-start font-normal">
                  {cell}
                </th>
              ) : (
                <td key={head[place]} className="py-1 pe-4 text-end">
                  {cell}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
