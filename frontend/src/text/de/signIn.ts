import type { Catalogue } from "..";

export const signIn: Catalogue["signIn"] = {
  title: "Anmelden",
  lead: "Die nächste Person weiß, was Sie wissen.",
  email: "E-Mail",
  password: "Passwort",
  submit: "Anmelden",
  wrong: "Adresse und Passwort passen nicht zusammen.",
  limited: "Zu viele Versuche. Warten Sie einige Minuten und versuchen Sie es dann erneut.",
  chooseAccount: "Welches Konto?",
  chooseAccountExplain: "Adresse und Passwort passen zu mehreren Konten.",
  differentAddress: "Andere Adresse verwenden",
  suspended: "Dieses Konto ist gesperrt. Wer FlowPilot für Sie betreibt, kann Ihnen sagen, warum.",
  forgotten: "Passwort vergessen?",
  forgot: {
    title: "Neues Passwort",
    explain:
      "Geben Sie Ihre Adresse ein. Ist sie hier bekannt, geht sofort eine E-Mail mit einem Link an Sie.",
    submit: "Link senden",
    done: "Ist die Adresse hier bekannt, ist die E-Mail unterwegs. Ihr Link gilt eine Stunde.",
    without:
      "Nach einigen Minuten keine E-Mail? Sehen Sie im Spamordner nach oder lassen Sie sich von Ihrem Admin einen Link geben.",
    back: "Zurück zur Anmeldung",
  },
  reset: {
    title: "Neues Passwort wählen",
    explain: "Damit sind Sie sofort angemeldet. Überall sonst werden Sie abgemeldet, und Ihre Token enden.",
    password: "Neues Passwort",
    submit: "Speichern und anmelden",
    invalid: "Dieser Link gilt nicht mehr: Er wurde schon benutzt oder ist abgelaufen.",
    again: "Neuen Link anfordern",
  },
  accept: {
    title: "Willkommen bei FlowPilot",
    explain: "Wählen Sie Ihren Namen und ein Passwort.",
    invites: (name, account, email) => `${name} lädt Sie zu ${account} ein. Sie melden sich als ${email} an.`,
    name: "Ihr Name",
    password: "Passwort",
    passwordHint: "mindestens 10 Zeichen",
    submit: "Beitreten",
    invalid: "Diese Einladung gilt nicht mehr. Bitten Sie Ihren Admin um eine neue.",
  },
};
