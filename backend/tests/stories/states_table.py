"""The table of states of the product, as data: what each act answers, by the scene and by who tries it.

Columns are scenes (see `scenes`), rows are people. Bob is whoever claimed, where anybody did; Erin is another engineer
and Ada the admin. For every act viewers are `forbidden` and people of another account get `not_found`, so they have no
row.
"""

SCENES = (
    "active", "paused", "parked", "unparked", "open", "claimed", "let_go", "answered", "cancelled", "solved",
    "resolved", "abandoned", "given_up",
)  # fmt: skip

CODES = {
    "ok": "",
    "own": "not_the_owner",
    "clm": "not_the_claimer",
    "st": "wrong_state",
    "trn": "already_in_transit",
    "mine": "own_escalation",
    "took": "handoff_already_claimed",
    "no": "forbidden",
}

# Alice owns the session. `parked` and `unparked` hold a parked handoff and one that ended; `let_go` was claimed and
# released by Bob; `solved` was resolved by Alice and `resolved` by Bob; `abandoned` by Alice while open, `given_up`
# by Bob.
TABLE = """
                active paused parked unparked open claimed let_go answered cancelled solved resolved abandoned given_up
escalate  alice ok     ok     ok     ok       trn  trn     trn    ok       ok        st     st       st        st
escalate  bob   own    own    own    own      own  own     own    own      own       own    own      own       own
escalate  erin  own    own    own    own      own  own     own    own      own       own    own      own       own
escalate  ada   own    own    own    own      own  own     own    own      own       own    own      own       own
park      alice ok     st     st     ok       trn  trn     trn    ok       ok        st     st       st        st
park      bob   own    own    own    own      own  own     own    own      own       own    own      own       own
park      erin  own    own    own    own      own  own     own    own      own       own    own      own       own
park      ada   own    own    own    own      own  own     own    own      own       own    own      own       own
pause     alice ok     st     st     ok       st   st      st     ok       ok        st     st       st        st
pause     bob   own    own    own    own      own  st      own    own      own       own    own      own       own
pause     erin  own    own    own    own      own  clm     own    own      own       own    own      own       own
pause     ada   own    own    own    own      own  clm     own    own      own       own    own      own       own
resume    alice st     ok     ok     st       st   st      st     st       st        st     st       st        st
resume    bob   own    own    own    own      own  st      own    own      own       own    own      own       own
resume    erin  own    own    own    own      own  clm     own    own      own       own    own      own       own
resume    ada   own    own    own    own      own  clm     own    own      own       own    own      own       own
resolve   alice ok     ok     ok     ok       ok   clm     ok     ok       ok        st     st       st        st
resolve   bob   own    own    own    own      own  ok      own    own      own       own    st       own       st
resolve   erin  own    own    own    own      own  clm     own    own      own       own    own      own       own
resolve   ada   own    own    own    own      own  clm     own    own      own       own    own      own       own
abandon   alice ok     ok     ok     ok       ok   clm     ok     ok       ok        st     st       st        st
abandon   bob   own    own    own    own      own  ok      own    own      own       own    st       own       st
abandon   erin  own    own    own    own      own  clm     own    own      own       own    own      own       own
abandon   ada   own    own    own    own      own  clm     own    own      own       own    own      own       own
action    alice ok     st     st     ok       ok   clm     ok     ok       ok        st     st       st        st
action    bob   own    own    own    own      own  ok      own    own      own       own    st       own       st
action    erin  own    own    own    own      own  clm     own    own      own       own    own      own       own
action    ada   own    own    own    own      own  clm     own    own      own       own    own      own       own
note      alice ok     st     st     ok       ok   ok      ok     ok       ok        st     st       st        st
note      bob   own    own    own    own      own  ok      own    ok       own       own    st       own       st
note      erin  own    own    own    own      own  clm     own    own      own       own    own      own       own
note      ada   own    own    own    own      own  clm     own    own      own       own    own      own       own
guide     alice ok     st     st     ok       ok   clm     ok     ok       ok        st     st       st        st
guide     bob   own    own    own    own      own  ok      own    own      own       own    st       own       st
guide     erin  own    own    own    own      own  clm     own    own      own       own    own      own       own
guide     ada   own    own    own    own      own  clm     own    own      own       own    own      own       own
claim     alice -      -      mine   mine     mine mine    mine   mine     mine      mine   mine     mine      mine
claim     bob   -      -      no     no       ok   ok      ok     st       st        st     st       st        st
claim     erin  -      -      no     no       ok   took    ok     st       st        st     st       st        st
claim     ada   -      -      no     no       ok   took    ok     st       st        st     st       st        st
release   alice -      -      st     st       st   clm     st     clm      st        st     clm      st        clm
release   bob   -      -      no     no       own  ok      st     st       own       own    st       own       st
release   erin  -      -      no     no       own  clm     own    clm      own       own    clm      own       clm
release   ada   -      -      no     no       own  clm     own    clm      own       own    clm      own       clm
hand_back alice -      -      st     st       st   clm     st     clm      st        st     clm      st        clm
hand_back bob   -      -      no     no       own  ok      st     st       own       own    st       own       st
hand_back erin  -      -      no     no       own  clm     own    clm      own       own    clm      own       clm
hand_back ada   -      -      no     no       own  clm     own    clm      own       own    clm      own       clm
cancel    alice -      -      st     st       ok   st      ok     st       st        st     st       st        st
cancel    bob   -      -      no     no       own  clm     own    clm      own       own    clm      own       clm
cancel    erin  -      -      no     no       own  clm     own    clm      own       own    clm      own       clm
cancel    ada   -      -      no     no       ok   ok      ok     st       st        st     st       st        st
keep      alice -      -      st     st       st   clm     st     clm      st        st     clm      st        clm
keep      bob   -      -      no     no       own  ok      st     st       own       own    st       own       st
keep      erin  -      -      no     no       own  clm     own    clm      own       own    clm      own       clm
keep      ada   -      -      no     no       own  clm     own    clm      own       own    clm      own       clm
take_over alice -      -      mine   mine     mine mine    mine   mine     mine      mine   mine     mine      mine
take_over bob   -      -      no     no       st   st      st     st       st        st     st       st        st
take_over erin  -      -      no     no       st   clm     st     st       st        st     st       st        st
take_over ada   -      -      no     no       st   ok      st     st       st        st     st       st        st
reassign  alice -      -      no     no       no   no      no     no       no        no     no       no        no
reassign  bob   -      -      no     no       no   no      no     no       no        no     no       no        no
reassign  erin  -      -      no     no       no   no      no     no       no        no     no       no        no
reassign  ada   -      -      no     no       ok   ok      ok     st       st        st     st       st        st
read_back alice -      -      st     st       st   clm     st     clm      st        st     clm      st        clm
read_back bob   -      -      no     no       own  ok      st     st       own       own    st       own       st
read_back erin  -      -      no     no       own  clm     own    clm      own       own    clm      own       clm
read_back ada   -      -      no     no       own  clm     own    clm      own       own    clm      own       clm
rate      alice -      -      st     st       st   clm     st     clm      st        st     clm      st        clm
rate      bob   -      -      no     no       own  ok      st     ok       own       own    ok       own       ok
rate      erin  -      -      no     no       own  clm     own    clm      own       own    clm      own       clm
rate      ada   -      -      no     no       own  clm     own    clm      own       own    clm      own       clm
outside   alice -      -      st     st       st   clm     st     clm      st        st     clm      st        clm
outside   bob   -      -      no     no       own  ok      st     st       own       own    st       own       st
outside   erin  -      -      no     no       own  clm     own    clm      own       own    clm      own       clm
outside   ada   -      -      no     no       own  clm     own    clm      own       own    clm      own       clm
ask       alice -      -      mine   mine     mine mine    mine   mine     mine      mine   mine     mine      mine
ask       bob   -      -      no     no       ok   ok      ok     st       st        st     st       st        st
ask       erin  -      -      no     no       ok   ok      ok     st       st        st     st       st        st
ask       ada   -      -      no     no       ok   ok      ok     st       st        st     st       st        st
"""

# What an act that was allowed leaves behind: session, handoff, and the events it made (a step in transit beside them).
# `*` is unchanged, `-` is absent. `resolve` and `abandon` depend on what there was.
EFFECTS: dict[str, dict[str, tuple[str, str, tuple[str, ...]]]] = {
    "escalate": {"*": ("requesting_escalation", "open", ("handoff_created",))},
    "park": {"*": ("paused", "parked", ())},
    "pause": {"*": ("paused", "*", ())},
    "resume": {"*": ("active", "*", ()), "parked": ("active", "cancelled", ())},
    "resolve": {
        "*": ("resolved", "*", ()),
        "parked": ("resolved", "cancelled", ()),
        "open": ("resolved", "self_solved", ("handoff_resolved",)),
        "let_go": ("resolved", "self_solved", ("handoff_resolved",)),
        "claimed": ("resolved", "resolved", ("handoff_first_action", "handoff_resolved")),
    },
    "abandon": {
        "*": ("abandoned", "*", ()),
        "parked": ("abandoned", "cancelled", ()),
        "open": ("abandoned", "cancelled", ("handoff_cancelled",)),
        "let_go": ("abandoned", "cancelled", ("handoff_cancelled",)),
        "claimed": ("abandoned", "cancelled", ("handoff_cancelled",)),
    },
    "action": {
        "*": ("*", "*", ()),
        "open": ("*", "*", ("session_step",)),
        "let_go": ("*", "*", ("session_step",)),
        "claimed": ("*", "*", ("session_step", "handoff_first_action")),
    },
    "note": {
        "*": ("*", "*", ()),
        "open": ("*", "*", ("session_step",)),
        "let_go": ("*", "*", ("session_step",)),
        "claimed": ("*", "*", ("session_step", "handoff_first_action")),
        "claimed by alice": ("*", "*", ("session_step",)),
    },
    "guide": {
        "*": ("*", "*", ()),
        "open": ("*", "*", ("session_step",)),
        "let_go": ("*", "*", ("session_step",)),
        "claimed": ("*", "*", ("session_step",)),
    },
    "claim": {"*": ("escalated", "claimed", ("handoff_claimed",)), "claimed": ("*", "*", ())},
    "release": {"*": ("requesting_escalation", "open", ("handoff_released",))},
    "hand_back": {"*": ("active", "handed_back", ("session_step", "handoff_first_action", "handoff_handed_back"))},
    "cancel": {"*": ("active", "cancelled", ("handoff_cancelled",))},
    "keep": {"*": ("*", "*", ())},
    "read_back": {"*": ("*", "*", ())},
    "rate": {"*": ("*", "*", ())},
    "outside": {"*": ("*", "*", ("handoff_first_action",))},
    "ask": {
        "*": ("*", "*", ("session_step",)),
        "claimed by bob": ("*", "*", ("session_step", "handoff_first_action")),
    },
    "take_over": {"*": ("*", "*", ("handoff_claimed",))},
    "reassign": {"*": ("requesting_escalation", "open", ("handoff_reassigned",))},
}


def cells() -> list[tuple[str, str, str, str]]:
    """Act, person, scene and the code it answers; the empty code is a success."""
    lines = [line.split() for line in TABLE.strip().splitlines()]
    assert tuple(lines[0]) == SCENES
    return [
        (act, person, scene, CODES[cell])
        for act, person, *row in lines[1:]
        for scene, cell in zip(SCENES, row, strict=True)
        if cell != "-"
    ]


def effect(act: str, scene: str, person: str) -> tuple[str, str, tuple[str, ...]]:
    """Session status, handoff state and events behind an act that was allowed."""
    known = EFFECTS[act]
    return known.get(f"{scene} by {person}") or known.get(scene) or known["*"]
