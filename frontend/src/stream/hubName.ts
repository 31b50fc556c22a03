/** The name under which the tabs of one person find their hub; two people never share one. */
export function hubName({ accountId, userId }: { accountId: string; userId: string }): string {
  return `flowpilot ${accountId} ${userId}`;
}

/** The account in such a name. */
export function accountOf(name: string): string {
  return name.split(" ")[1] ?? "";
}
