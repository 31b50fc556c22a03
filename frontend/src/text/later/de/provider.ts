import type { ProviderText } from "../en/provider";

export const provider: ProviderText = {
  failed: "Die Firmenanmeldung konnte nicht geladen werden.",
  forbidden: {
    title: "Nicht auf diesem Server",
    explain: "Wer FlowPilot für Sie betreibt, hat die Anmeldung bei einem Anbieter nicht eingeschaltet.",
  },
  addresses: {
    region: "Für Ihren Anbieter und für Ihre Leute",
    redirect: "Rücksprungadresse",
    redirectHint: "genau diese beim Anbieter eintragen",
    link: "Anmelde-Link",
    linkHint: "für Ihre Leute; ihr Browser merkt ihn sich",
    copyRedirect: "Rücksprungadresse kopieren",
    copyLink: "Anmelde-Link kopieren",
  },
  form: {
    region: "Anbieter",
    explain:
      "Ihre Leute melden sich dort an, wo Ihre Firma es tut: bei Microsoft Entra, Google oder jedem Anbieter, der OpenID Connect spricht.",
    issuer: "Aussteller (Issuer)",
    issuerHint: "etwa https://accounts.google.com",
    clientId: "Client-ID",
    secret: "Client-Geheimnis",
    secretKept: "leer: bleibt",
    secretHint: "wird nie mehr gezeigt",
    domains: "E-Mail-Domains",
    domainsHint: "wer dort eine bestätigte Adresse hat, darf herein",
    domainsPlaceholder: "firma.example, firma.de",
    roles: "Rollen",
    rolesExplain: "Wird bei jeder Anmeldung gelesen: Wer das Team wechselt, wechselt auch hier.",
    byFlowPilot: "In FlowPilot vergeben, unter „Personen“",
    byClaim: "Nach einem Merkmal (Claim) des Anbieters",
    claim: "Merkmal",
    claimHint: "etwa roles oder groups",
    values: { admin: "Admins", engineer: "Technik", viewer: "Mitlesen" },
    valuesHint: "Werte, durch Kommas getrennt",
    newRole: "Wer neu ist, wird",
    otherwise: "Wem kein Wert entspricht",
    notLetIn: "Kommt nicht herein",
    passwords: "Anmelden geht auch mit Passwort",
    passwordsOff:
      "Mit Passwort kommen weiterhin herein: der einzige Admin und Admins, die der Anbieter nicht kennt.",
    hours: "Stunden angemeldet",
    hoursHint: "so lange gilt eine Anmeldung, zu der sich der Anbieter nicht fragen lässt",
    save: "Speichern",
    try: "Ausprobieren",
    trying: "Der Anbieter wird gefragt …",
  },
  faults: {
    missing: "Das fehlt.",
    issuer: "Geben Sie eine Adresse ein, die mit https:// beginnt.",
    domains: "Geben Sie mindestens eine Domain an, etwa msp.example.",
    values: "Geben Sie mindestens einen Wert an oder wählen Sie eine Rolle für alle anderen.",
    hours: "1 bis 720 Stunden.",
  },
  outcome: {
    works:
      "Es geht: Der Anbieter ist da und kennt FlowPilot. Melden Sie sich jetzt einmal mit Ihrem Link an.",
    not_reached: "Der Anbieter antwortet nicht. Stimmt der Aussteller, und darf dieser Server ihn erreichen?",
    no_discovery: "An dieser Adresse ist kein Anbieter. Suchen Sie in seiner Beschreibung nach „issuer“.",
    wrong_issuer: "Der Anbieter nennt sich anders. Schreiben Sie den Aussteller genau so:",
    incomplete:
      "In der Beschreibung des Anbieters fehlt etwas Nötiges, oder sie führt zu einer unsicheren Adresse.",
    no_keys: "Die Schlüssel des Anbieters lassen sich nicht lesen.",
    wrong_client: "Der Anbieter nimmt Client-ID und Geheimnis nicht an.",
  },
  standing: {
    people: (count: number) =>
      count === 1 ? "1 Person meldet sich dort an." : `${count} Personen melden sich dort an.`,
    nobody: "Dort hat sich noch niemand angemeldet.",
    failing: "Der Anbieter sagt nicht mehr, ob er die Leute noch kennt, seit",
    stays:
      "Deshalb wird niemand abgemeldet. Wer ausscheidet, bleibt angemeldet, bis der Anbieter wieder antwortet.",
  },
  remove: {
    act: "Anbieter entfernen",
    title: "Den Anbieter entfernen?",
    explain:
      "Alle, die er hereingelassen hat, werden abgemeldet. Wer kein Passwort hat, braucht einen Link zu einem neuen; den geben Sie unter „Personen“ aus.",
    sure: "Entfernen",
    keep: "Behalten",
  },
};
