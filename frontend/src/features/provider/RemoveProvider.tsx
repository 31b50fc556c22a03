import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { readAgain } from "@/api/fresh";
import { removeProvider, signInQuery } from "@/api/provider";
import { useProviderText } from "@/text/later/useProviderText";
import { Button } from "@/ui/Button";
import { Confirm } from "@/ui/Dialog";
import { ProblemNote } from "@/ui/states";

/** Asks before everybody whom the provider let in is signed out. */
export function RemoveProvider() {
  const words = useProviderText().remove;
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const removing = useMutation({
    mutationFn: removeProvider,
    onSuccess: () => readAgain(client, signInQuery),
  });
  const close = () => {
    removing.reset();
    setAsking(false);
  };
  return (
    <div>
      <Button look="danger" onClick={() => setAsking(true)}>
        {words.act}
      </Button>
      {asking && (
        <Confirm
          title={words.title}
          act={words.sure}
          keep={words.keep}
          busy={removing.isPending}
          onAct={() => removing.mutate()}
          onClose={close}
        >
          <p>{words.explain}</p>
          <ProblemNote error={removing.error} />
        </Confirm>
      )}
    </div>
  );
}
