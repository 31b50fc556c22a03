import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { clientContentsQuery, deleteClient } from "@/api/data";
import { readAgain } from "@/api/fresh";
import type { Client } from "@/api/types";
import { useText } from "@/text/later/settings";
import { Field, INPUT } from "@/ui/Field";
import { FormDialog } from "@/ui/FormDialog";

/** Deletes a client with all that was done for it, once it is said what that is and its name was typed. */
export function DeleteClient({ client, onClose }: { client: Client; onClose: () => void }) {
  const text = useText();
  const words = text.data.client;
  const queries = useQueryClient();
  const [typed, setTyped] = useState("");
  const contents = useQuery(clientContentsQuery(client.id));
  const deleting = useMutation({
    mutationFn: () => deleteClient(client.id),
    onSuccess: async () => {
      onClose();
      await readAgain(queries, { predicate: ({ queryKey: [first] }) => first !== "me" });
    },
  });
  const waiting = contents.data?.in_transit ?? 0;
  const ready = contents.isSuccess && waiting === 0 && typed.trim() === client.name;
  return (
    <FormDialog
      title={words.title(client.name)}
      act={words.submit}
      busy={deleting.isPending}
      unready={!ready}
      error={contents.error ?? deleting.error}
      onSubmit={() => deleting.mutate()}
      onClose={onClose}
    >
      <p role="status" className="text-ink-2">
        {contents.isPending && words.counting}
        {contents.data &&
          (waiting > 0
            ? words.inTransit(waiting)
            : words.contents(
                contents.data.sessions,
                contents.data.steps,
                contents.data.handoffs,
                contents.data.files,
              ))}
      </p>
      {waiting === 0 && (
        <Field label={words.type(client.name)}>
          {(control) => (
            <input
              {...control}
              autoComplete="off"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              className={INPUT}
            />
          )}
        </Field>
      )}
    </FormDialog>
  );
}
