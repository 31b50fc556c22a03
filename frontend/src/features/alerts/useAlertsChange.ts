import { useMutation, useQueryClient } from "@tanstack/react-query";
import { alertsQuery, changeAlerts } from "@/api/alerts";
import { keepAnswer } from "@/api/fresh";
import type { Alerts } from "@/api/types";

/** Saves what one wants to hear; changes made fast after one another are sent in their order. */
export function useAlertsChange() {
  const client = useQueryClient();
  return useMutation({
    scope: { id: "alerts" },
    mutationFn: changeAlerts,
    onSuccess: (answer: Alerts) => keepAnswer(client, alertsQuery, answer),
    networkMode: "always",
  });
}
