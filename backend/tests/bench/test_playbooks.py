"""What the evaluation of the playbooks counts."""

from pathlib import Path

from bench.playbooks import LABELS, Judged, Label, digest, judge, read_labels, read_tickets, table
from flowpilot.adapters.guide.built_in import built_in


def test_each_labelled_row_counts_once_and_others_do_not(tmp_path: Path) -> None:
    tickets = tmp_path / "tickets.csv"
    tickets.write_text("short_description,description\nvpn drops,at home\nvpn drops,at home\nprinter,jam\n")
    texts = read_tickets(tickets)
    (judged,) = judge(texts, {digest(texts[0]): Label(["vpn"], seen_title=False)})
    assert (judged.first_right, judged.one_right) == (True, True)


def test_the_table_tells_first_choice_from_one_of_three_and_names_the_misses() -> None:
    right = Judged(Label(["vpn"], seen_title=True), ["vpn"])
    second = Judged(Label(["mfa", "sign-in"], seen_title=False), ["vpn", "sign-in"])
    wrong = Judged(Label(["printer"], seen_title=False), ["general"])
    lines = table([right, second, wrong]).splitlines()
    assert lines[1].split()[-3:] == ["3", "33.3%", "66.7%"]
    assert lines[2].split()[-3:] == ["2", "0.0%", "50.0%"]
    assert [line.split() for line in lines[5:]] == [["mfa", "vpn", "1"], ["printer", "general", "1"]]


def test_the_labels_name_playbooks_that_ship() -> None:
    labels = read_labels(LABELS)
    assert len(labels) > 250
    assert {key for label in labels.values() for key in label.accepted} <= set(built_in())
