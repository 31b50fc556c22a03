import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Playbook } from "@/api/types";
import { usePlaybooksText } from "@/text/later/usePlaybooksText";
import { Button, buttonClass } from "@/ui/Button";
import { DownloadIcon } from "@/ui/icons";
import { useMe } from "@/ui/me";
import { saveFile } from "@/ui/saveFile";
import { SourceTag } from "./PlaybookRow";
import { inUse } from "./versions/order";
import { WithdrawDialog } from "./versions/WithdrawDialog";

/** What it is about, whose it is, and what this person may do with it. */
export function PlaybookHeader({ playbook, title }: { playbook: Playbook; title: string }) {
  const words = usePlaybooksText().read;
  const isAdmin = useMe().role === "admin";
  const [withdrawing, setWithdrawing] = useState(false);
  const { key, text, version, ships } = playbook;
  const current = inUse(playbook);
  const shownInUse = current !== null && current === (version ?? 0);
  return (
    <header className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <div className="min-w-0 flex-1 basis-[320px]">
        <h1 className="written text-page font-semibold">{title}</h1>
        <p className="flex flex-wrap items-baseline gap-x-3 text-meta text-ink-3">
          <SourceTag version={version} ships={ships} />
          <span className="font-mono">{key}</span>
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <Button icon={<DownloadIcon />} onClick={() => saveFile(`${key}.yaml`, text, "application/yaml")}>
          {words.download}
        </Button>
        {isAdmin && shownInUse && (
          <>
            {version !== null && (
              <Button onClick={() => setWithdrawing(true)}>
                {ships ? words.useBuiltIn : words.withdraw}
              </Button>
            )}
            <Link to="/playbooks/edit/$key" params={{ key }} className={buttonClass("primary")}>
              {version === null ? words.customize : words.edit}
            </Link>
          </>
        )}
      </div>
      {withdrawing && <WithdrawDialog playbook={playbook} onClose={() => setWithdrawing(false)} />}
    </header>
  );
}
