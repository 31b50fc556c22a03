/** Tickets as they come in, in words of our own. */

export const LOCKED = `Cannot log in to my computer, account locked again

Good morning, since I changed my password last Thursday my Windows account locks every hour or so. I have called twice already. I am at the front desk and patients are waiting.
Regards, Dana`;

export const DRUCKER = `Drucker im Lohnbüro druckt nicht mehr

Guten Tag, der Drucker im ersten Stock (Lohnbüro) druckt seit heute früh nichts mehr, die Aufträge bleiben in der Warteschlange stehen. Frau Huber kann auch nicht drucken. Wir brauchen die Lohnzettel bis Mittag.
Mit freundlichen Grüßen, S. Aigner`;

export const BACKUP = `[WARNING] Backup job "HARBOUR-FS01 nightly" finished with status FAILED

Monitoring: backup-console.harbour.example
Job: HARBOUR-FS01 nightly
Start: 23.11.2026 01:00:04   End: 23.11.2026 01:47:31
Status: Failed   Processed: 3 of 4 objects
Error: Cannot create snapshot for volume D:. VSS_E_INSUFFICIENT_STORAGE. Failed to back up HARBOUR-FS01.
This message was generated automatically. Do not reply.`;

export const VPN = `VPN drops after two minutes at home

Hi team, since yesterday evening the VPN connects and then disconnects after about two minutes. Teams and mail are fine without it. Wi-Fi at home is the same as always. I need the file shares for the month end.
Thanks, Oliver`;

export const ATTACHED = `see attached

Please see attached screenshot, it happens again.`;

/** A log of so many lines. */
export function logOf(lines: number): string {
  return Array.from({ length: lines }, (_, line) => `10:04:12 event ${line} on volume D:`).join("\n");
}
