import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { firstRunQuery } from "@/api/firstRun";
import { readAgain } from "@/api/fresh";

/** Whatever the page wrote, or a test answered, may have done a step: that is seen at once, not with the next look. */
export function useFreshFirstRun(): void {
  const client = useQueryClient();
  useEffect(() => {
    const again = () => void readAgain(client, firstRunQuery);
    const written = client.getMutationCache().subscribe((event) => {
      if (event.type === "updated" && event.action.type === "success") again();
    });
    const answered = client.getQueryCache().subscribe((event) => {
      const [name] = event.query.queryKey;
      if (name === "alert-test" && event.type === "updated" && event.action.type === "success") again();
    });
    return () => {
      written();
      answered();
    };
  }, [client]);
}
