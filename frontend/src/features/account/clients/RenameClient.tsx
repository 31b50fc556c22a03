import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { renameClient } from "@/api/clients";
import { isProblem } from "@/api/problem";
import type { Client } from "@/api/types";
import { useText } from "@/text";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { Field, INPUT } from "@/ui/Field";
import { ProblemNote } from "@/ui/states";

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
      await queries.invalidateQueries({ queryKey: ["clients"] });
    },
  });
  const taken = isProblem(renaming.error, "client_name_taken");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!renaming.isPending) renaming.mutate();
  };
  return (
    <Dialog title={words.renameTitle} onClose={onClose}>
      <form onSubmit={submit}>
        <div className="flex flex-col gap-3 px-4 py-4 sm:px-6">
          <Field label={words.newName} error={taken ? words.taken : null}>
            {(control) => (
              <input
                {...control}
                required
                maxLength={200}
                autoComplete="off"
                value={name}
                onChange={(event) => setName(event.target.value)}
                className={INPUT}
              />
            )}
          </Field>
          {!taken && <ProblemNote error={renaming.error} />}
        </div>
        <div className="flex justify-end gap-2 border-t border-line px-4 py-3 sm:px-6">
          <Button onClick={onClose}>{text.common.cancel}</Button>
          <Button type="submit" look="primary" busy={renaming.isPending}>
            {words.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
