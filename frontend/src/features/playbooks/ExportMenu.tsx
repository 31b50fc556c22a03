import { exportAddress } from "@/api/playbooks";
import { usePlaybooksText } from "@/text/later/usePlaybooksText";
import { buttonClass } from "@/ui/Button";
import { Disclosure } from "@/ui/Disclosure";
import { DownIcon } from "@/ui/icons";

const ENTRY = "block rounded-button px-2 py-1.5 no-underline hover:bg-chosen touch:py-3";

/** Downloads the playbooks in one file. */
export function ExportMenu() {
  const words = usePlaybooksText();
  return (
    <Disclosure
      label={words.export}
      button={
        <>
          {words.export}
          <DownIcon width="14" height="14" />
        </>
      }
      buttonClass={buttonClass()}
      panelClass="absolute end-0 top-full mt-1 w-[240px] p-2 max-sm:start-0 max-sm:end-auto"
    >
      {(close) => (
        <>
          <a href={exportAddress("own")} download onClick={close} className={ENTRY}>
            {words.exportOwn}
          </a>
          <a href={exportAddress("all")} download onClick={close} className={ENTRY}>
            {words.exportAll}
          </a>
          <p className="px-2 py-1 text-meta text-ink-3">{words.exportExplain}</p>
        </>
      )}
    </Disclosure>
  );
}
