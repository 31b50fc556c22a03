"""A small playbook about a kettle, for tests of what playbooks do."""

from flowpilot.adapters.guide.reading import read_playbook

TEXT = """\
key: kettle
title: {en: The kettle stays cold, de: Der Wasserkocher bleibt kalt}
when:
  en: [kettle: 3, "no tea", cold, "boil water"]
  de: ["*kocher": 3, "kein tee"]
not_when: {en: [oven: 4]}
items:
  - key: others
    ask: {en: Do other kettles work?, de: Gehen andere Kocher?}
    answers:
      yes: {known_by: ["kettles work"]}
      no: {next: fuse, known_by: ["kettles cold too"]}
      none: {say: {en: There is no other, de: Es gibt keinen}}
  - key: socket
    do: {en: Try another socket., de: Andere Steckdose probieren.}
    commands: ["plug in <socket>", {en: listen, de: hinhören}]
    expect: {en: The lamp shines., de: Die Lampe leuchtet.}
    on: {worked: solved}
    known_by: [another socket]
  - key: fuse
    check: {en: Is the fuse whole?, de: Ist die Sicherung ganz?}
    on: {failed: escalate}
    known_by: [fuse]
  - key: lid
    do: {en: Close the lid., de: Deckel schließen.}
    known_by: [lid]
  - key: call
    do: {en: Call the maker., de: Den Hersteller anrufen.}
    known_by: [maker]
likely:
  - cause: {en: The fuse, de: Die Sicherung}
    if: [{item: socket, is: failed, weight: 0.7}, {item: others, is: no, weight: 0.6},
         {item: others, is: yes, weight: -0.9}]
    rules_out: [{item: fuse, is: worked}]
    then: [fuse]
    fix: {en: Put in a new fuse., de: Neue Sicherung einsetzen.}
  - cause: {en: The kettle, de: Der Kocher}
    if: [{item: socket, is: failed, weight: 0.4}, {item: others, is: yes, weight: 0.7},
         {said: [smell burnt], weight: 0.8}]
    then: [call]
escalate_when: [{en: it smokes, de: er raucht}]
"""

KETTLE = read_playbook(TEXT)
OVEN = read_playbook("{key: oven, title: Oven, when: {en: [oven: 2, bake]}, items: [{key: door, do: Close the door.}]}")
FALLBACK = read_playbook("{key: general, title: Other, items: [{key: look, do: Look at it.}]}")
