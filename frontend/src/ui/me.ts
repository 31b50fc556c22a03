import { useQuery } from "@tanstack/react-query";
import { createContext, useContext } from "react";
import { accountQuery } from "@/api/account";
import type { Me } from "@/api/types";

export const MeContext = createContext<Me | null>(null);

/** The signed-in person; only below the shell. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (me === null) throw new Error("nobody is signed in here");
  return me;
}

/** Whether a language model is set up; false until the server says so. */
export function useHasModel(): boolean {
  return useQuery(accountQuery).data?.has_model ?? false;
}
