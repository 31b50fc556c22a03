import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { renameClient } from "@/api/clients";
import { readAgain } from "@/api/fresh";
import { isProblem } from "@/api/problem";
import type { Client } from "@/api/types";
import { useText } from "@/text/later/settings";
import { FormDialog } from "@/ui/FormDialog";
import { NameField } from "../NameField";

/** Gives a client another name; its sessions go with it. */
export function RenameClient({ client, onClose }: { client: Client; onClose: () => void }) {
  const text = useText();
  const words = text.account.clients;
  const queries = useQueryClient();
  const [name, setName] = useState(client.name);
  const renaming = useMutation({
    mutationFn: () => renameClient(client.id, name.trim()),
    onSuccess: async () => {
      onClose();
      await readAgain(queries, { queryKey: ["clients"] });
    },
  });
  const taken = isProblem(renaming.error, "client_name_taken");
  return (
    <FormDialog
      title={words.renameTitle}
      act={words.save}
      busy={renaming.isPending}
      unready={name.trim() === ""}
      error={taken ? null : renaming.error}
      onSubmit={() => renaming.mutate()}
      onClose={onClose}
    >
      <NameField label={words.newName} error={taken ? words.taken : null} value={name} onChange={setName} />
    </FormDialog>
  );
}
