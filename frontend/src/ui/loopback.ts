/** Whether an address leads nowhere but to the computer on which it is opened. */
export function isLoopback(address: string): boolean {
  const host = URL.canParse(address) ? new URL(address).hostname : "";
  return host === "localhost" || host === "[::1]" || host === "0.0.0.0" || host.startsWith("127.");
}
