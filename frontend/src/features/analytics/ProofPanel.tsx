import { csvAddress, evidenceAddress } from "@/api/analytics";
import type { Asked } from "@/api/numberTypes";
import { useNumbers } from "@/text/later/useNumbers";
import { buttonClass } from "@/ui/Button";
import { DownloadIcon } from "@/ui/icons";
import { Panel } from "@/ui/Panel";

/** The files behind the figures, and which moments are measured. */
export function ProofPanel({ asked }: { asked: Asked }) {
  const { proof, definitions } = useNumbers();
  const files = [
    { name: proof.evidence, explain: proof.evidenceExplain, address: evidenceAddress(asked.period) },
    { name: proof.evidencePilot, explain: proof.evidencePilotExplain, address: evidenceAddress("pilot") },
    { name: proof.csv, explain: proof.csvExplain, address: csvAddress(asked) },
  ];
  return (
    <Panel title={proof.title} explain={proof.explain}>
      <ul className="m-0 grid list-none gap-x-8 gap-y-3 p-0 md:grid-cols-3 print:hidden">
        {files.map(({ name, explain, address }) => (
          <li key={name}>
            <a href={address} download className={buttonClass("plain")}>
              <DownloadIcon />
              {name}
            </a>
            <p className="mt-1 text-meta text-ink-3">{explain}</p>
          </li>
        ))}
      </ul>
      <details className="mt-4">
        <summary className="w-fit text-meta font-medium text-accent-text hover:underline touch:py-3">
          {proof.stamps}
        </summary>
        <p className="mt-1 text-meta text-ink-3">{proof.stampsExplain}</p>
        <ol className="m-0 mt-2 grid list-none gap-x-6 gap-y-3 p-0 sm:grid-cols-3 lg:grid-cols-6">
          {definitions.stamps.map(({ name, fact }) => (
            <li
              key={name}
              className="border-s-2 border-line-2 ps-3 lg:border-s-0 lg:border-t-2 lg:ps-0 lg:pt-2"
            >
              <span className="block font-medium">{name}</span>
              <span className="block text-meta text-ink-3">{fact}</span>
            </li>
          ))}
        </ol>
      </details>
    </Panel>
  );
}
