/** What a new playbook begins with: a small one that is right, to be written over. */
export const STARTING_PLAYBOOK = `key: label-printer
title: {en: The label printer prints nothing, de: Der Etikettendrucker druckt nicht}
when:
  en: [label printer: 4, "zebra|dymo": 3, labels]
  de: ["etikett|etiketten": 4, "*drucker"]
items:
  - key: lamp
    ask: {en: Which colour has its lamp?, de: Welche Farbe hat die Lampe?}
    answers:
      green: {say: {en: Green, de: Grün}}
      red: {say: {en: Red, de: Rot}, next: paper}
  - key: queue
    do: {en: Clear the print queue and print again., de: Die Druckwarteschlange leeren und neu drucken.}
    commands: ["Get-PrintJob -PrinterName <printer> | Remove-PrintJob"]
    expect: {en: The list of jobs is empty., de: Die Liste der Aufträge ist leer.}
    on: {worked: solved, failed: escalate}
  - key: paper
    check: {en: Does the roll sit straight?, de: Sitzt die Rolle gerade?}
    on: {worked: queue}
likely:
  - cause: {en: A job is stuck in the queue, de: Ein Auftrag hängt in der Warteschlange}
    if: [{item: queue, is: worked, weight: 1.3}]
    then: [queue]
escalate_when:
  - {en: several printers stand still, de: mehrere Drucker stehen}
`;
