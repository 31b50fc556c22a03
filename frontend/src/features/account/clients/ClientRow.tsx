import { useState } from "react";
import type { Client } from "@/api/types";
import { useText } from "@/text/later/settings";
import { Button } from "@/ui/Button";
import { Moment } from "@/ui/times";
import { DeleteClient } from "./DeleteClient";
import { RenameClient } from "./RenameClient";

/** One client, its sessions in numbers, and what may be done with it. */
export function ClientRow({ client }: { client: Client }) {
  const text = useText();
  const words = text.account.clients;
  const [renaming, setRenaming] = useState(false);
  const [deleting, setDeleting] = useState(false);
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-2 last:border-0">
      <div className="min-w-0 flex-1 max-sm:basis-full">
        <p className="break-words font-medium">{client.name}</p>
        <p className="text-meta text-ink-3">
          {words.counts(client.n_sessions, client.n_open)}
          {client.last_session_at && (
            <>
              {" · "}
              {words.last} <Moment at={client.last_session_at} />
            </>
          )}
        </p>
      </div>
      <Button
        look="quiet"
        className="row-acts -me-3 max-sm:-ms-3"
        aria-label={words.renameOne(client.name)}
        onClick={() => setRenaming(true)}
      >
        {words.rename}
      </Button>
      <Button
        look="quiet"
        className="row-acts sm:-me-3"
        aria-label={text.data.client.removeOne(client.name)}
        onClick={() => setDeleting(true)}
      >
        {text.data.client.remove}
      </Button>
      {deleting && <DeleteClient client={client} onClose={() => setDeleting(false)} />}
      {renaming && <RenameClient client={client} onClose={() => setRenaming(false)} />}
    </li>
  );
}
