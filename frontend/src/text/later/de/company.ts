import type { CompanyText } from "../en/company";

export const company: CompanyText = {
  act: "Mit Ihrer Firma anmelden",
  or: "oder mit Passwort",
  explain: "Sie melden sich dort an, wo Sie es bei der Arbeit immer tun, und kommen hierher zurück.",
  instead: "Stattdessen mit Passwort",
  ask: "Melden Sie sich mit Ihrer Firma an? Öffnen Sie den Link Ihres Admins; dieser Browser merkt ihn sich.",
  passwordsOff: "In diesem Konto gelten keine Passwörter. Melden Sie sich mit Ihrer Firma an.",
  turnedAway:
    "Die Anmeldung Ihrer Firma hat Sie abgemeldet. Melden Sie sich neu mit Ihrer Firma an, oder bitten Sie Ihren Admin um einen Link für ein neues Passwort.",
  askForLink:
    "Die Anmeldung Ihrer Firma hat Sie abgemeldet. Bitten Sie Ihren Admin um einen Link für ein neues Passwort.",
  refused: {
    no_provider:
      "Dieser Link führt nirgends mehr hin. Bitten Sie Ihren Admin um einen neuen oder melden Sie sich mit Passwort an.",
    begin_again: "Das hat zu lange gedauert oder begann in einem anderen Browser. Beginnen Sie neu.",
    cancelled:
      "Die Anmeldung Ihrer Firma hat Sie nicht durchgelassen. Nichts hat sich geändert; Sie können neu beginnen.",
    not_reached:
      "Die Anmeldung Ihrer Firma antwortet nicht richtig. Versuchen Sie es noch einmal oder sagen Sie es Ihrem Admin.",
    not_believed: "Die Antwort Ihrer Firmenanmeldung ließ sich nicht prüfen. Sagen Sie es Ihrem Admin.",
    no_address: "Die Anmeldung Ihrer Firma nennt keine bestätigte E-Mail-Adresse. Sagen Sie es Ihrem Admin.",
    wrong_domain: "Mit der Domain Ihrer E-Mail-Adresse kommt hier niemand herein. Fragen Sie Ihren Admin.",
    no_role: "Ihre Firma sagt nicht, welche Rolle Sie hier haben. Fragen Sie Ihren Admin.",
    other_person: "Ihre E-Mail-Adresse gehört hier schon jemand anderem. Fragen Sie Ihren Admin.",
    disabled: "Sie können sich in diesem Konto nicht mehr anmelden. Ihr Admin kann das ändern.",
    suspended: "Dieses Konto ist gesperrt. Wer FlowPilot für Sie betreibt, kann Ihnen sagen, warum.",
  },
};
