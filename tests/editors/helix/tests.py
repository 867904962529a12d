"""The settings of editors/README.md in a real Helix."""

import os
import re
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path
from unittest import mock

import helix
from helix import Helix, processes, until

ROOT = Path(sys.argv[1])
BRIEFS = ROOT / "tests/editors/briefs"
PAGE = (ROOT / "editors/README.md").read_text(encoding="utf-8")
SETTINGS = re.search(r"^## Helix$.*?^```toml\n(.*?)^```$", PAGE, re.M | re.S).group(1)


def brief(name):
    return (BRIEFS / f"{name}.brief.yaml").read_text(encoding="utf-8")


SHORT, MET, CHINESE, UNTIDY = (brief(it) for it in ("short", "met", "chinese", "untidy"))
GROUND = "payment-settlement: [settled]"
SAID = "15,000 CNY short"


TESTS = []


def test(claim):
    return lambda body: TESTS.append((claim, body))


def start(files, settings=SETTINGS):
    return Helix(settings, files)


@test("the server attaches, underlines the ground and says why")
def _():
    with start({"a.brief.yaml": SHORT}) as it:
        it.underlines("payment-settlement")
        it.goto(SHORT, GROUND)
        it.sees(SAID)
        it.sees("art. 12(1)")


@test("after Chinese on the same line the right word is underlined")
def _():
    with start({"a.brief.yaml": CHINESE}) as it:
        it.underlines("knowledge-indicatr")


@test("a hover shows the article and the figures")
def _():
    with start({"a.brief.yaml": SHORT}) as it:
        it.goto(SHORT, GROUND)
        it.sees(SAID)
        it.keys("Space", "k")
        it.sees("Payments of 200,000 CNY or more are settled")
        it.keys("C-d")
        it.sees("█░░ 185,000 of 200,000 CNY (92.5 %), 15,000 CNY short")
        it.keys("C-u")
        it.sees("Payments of 200,000 CNY or more are settled")


@test("the ground that is met is pleaded, and the saved file is right")
def _():
    with start({"a.brief.yaml": SHORT}) as it:
        it.underlines("cl-287-2")
        it.goto(SHORT, GROUND)
        it.sees(SAID)
        it.keys("Space", "a")
        it.sees_line(r"plead `illegal-gains`.* instead of `payment-settlement`")
        it.keys("Enter")
        it.sees("illegal-gains: [fee]")
        it.underlines_not("payment-settlement")
        it.underlines_not("cl-287-2")  # The charge is made out.
        it.saves("a.brief.yaml", SHORT.replace(GROUND, "illegal-gains: [fee]"))


@test("a misspelt word after Chinese is mended where it stands")
def _():
    with start({"a.brief.yaml": CHINESE}) as it:
        it.goto(CHINESE, "knowledge-indicatr")
        it.underlines("payment-settlement")
        it.keys("Space", "a")
        it.sees("change to `knowledge-indicator`")
        it.keys("Enter")
        it.sees("kind: knowledge-indicator,")
        it.saves("a.brief.yaml", CHINESE.replace("knowledge-indicatr", "knowledge-indicator"))


@test("a fact is renamed in both sections")
def _():
    with start({"a.brief.yaml": SHORT}) as it:
        it.goto(SHORT, "settled:")
        it.underlines("payment-settlement")
        it.keys("Space", "r")
        it.sees_line(r"^rename-to:settled")
        it.keys("C-u")
        it.type("card-money")
        it.keys("Enter")
        it.sees("payment-settlement: [card-money]")
        it.saves("a.brief.yaml", re.sub(r"\bsettled(?=[:\]])", "card-money", SHORT))


@test("a ground is completed, the one that is met first")
def _():
    text = SHORT[: SHORT.index(GROUND)]
    with start({"a.brief.yaml": text + "\n"}) as it:
        it.sees("●")
        it.keys("3", "6", "g", "g", "A", "C-x")
        it.sees_line(r"^ +36 *\n *~ +illegal-gains .*\n.* serious-consequence ")
        it.keys("Tab", "Enter")
        it.sees("illegal-gains: [fee]")
        it.keys("Escape")
        it.sees("NOR")
        it.saves("a.brief.yaml", text + "illegal-gains: [fee]\n")


@test("saving writes what the text shows, and nothing else")
def _():
    text = SHORT.replace("\n", "\r\n")
    with start({"a.brief.yaml": text}) as it:
        it.underlines("payment-settlement")
        it.goto(SHORT, "185000")
        it.keys("r", "2")
        it.sees("amount: 285000")
        it.underlines_not("payment-settlement")
        it.saves("a.brief.yaml", text.replace("185000", "285000"))


@test("formatting sets indentation, and leaves the comment")
def _():
    with start({"a.brief.yaml": UNTIDY}) as it:
        it.sees("●")
        it.command("format")
        it.sees("  lin: {name: Lin X, kind: person, role: accused}   # who it is")


@test("what is typed is checked at once, and a finding that is mended goes")
def _():
    with start({"a.brief.yaml": MET}) as it:
        it.goto(MET, "285000")
        it.sees("285000")
        it.keys("r", "1")
        it.underlines("payment-settlement")
        it.keys("u")
        it.underlines_not("payment-settlement")


@test("definition, references and symbols lead through the brief")
def _():
    with start({"a.brief.yaml": SHORT}) as it:
        it.underlines("payment-settlement")
        it.goto(SHORT, "settled]")
        it.keys("g", "d")
        it.sees(" 19:3")
        it.keys("g", "r")
        it.sees("a.brief.yaml:36")
        it.leave("a.brief.yaml:36")
        it.keys("Space", "s")
        it.sees_line(r"cl-287-2")


@test("a server that was killed comes back when it is asked for")
def _():
    with start({"a.brief.yaml": SHORT}) as it:
        it.underlines("payment-settlement")
        it.end_server()
        it.underlines_not("payment-settlement")  # What the one that ended found goes with it.
        it.command("lsp-restart")
        it.underlines("payment-settlement")
        it.goto(SHORT, "185000")
        it.keys("r", "2")
        it.sees("amount: 285000")
        it.underlines_not("payment-settlement")


@test("messages are Chinese where the settings say so")
def _():
    settings = re.sub(r"^# (config = .*language = \"zh\".*)$", r"\1", SETTINGS, flags=re.M)
    assert settings != SETTINGS
    with start({"a.brief.yaml": SHORT}, settings) as it:
        it.goto(SHORT, GROUND)
        it.sees("尚差15,000元")


@test("the configuration is served, and other YAML is not")
def _():
    for name in ("gravamen.yaml", "gravamen.yml"):
        with start({name: "fial-on: error\n", "other.yaml": "brief: 1\n"}) as it:
            it.sees("fail-on")
            it.command("open other.yaml")
            it.sees("brief: 1")
            it.keys("Space", "k")
            it.sees("No configured language server supports hover")


@test("a Helix that does not come up is ended, and what it ran in")
def _():
    there = Path(tempfile.mkdtemp(prefix="stays"))
    (there / "hx").write_text("#!/bin/sh\nexec sleep 1000\n")
    (there / "hx").chmod(0o755)
    folder = tempfile.gettempdir()
    with mock.patch.dict(os.environ, HX=str(there / "hx")), mock.patch.object(helix, "PATIENCE", 0.5):
        os.environ.pop("EDITOR_ARTIFACTS", None)
        try:
            start({"a.brief.yaml": SHORT})
        except AssertionError as fault:
            assert "'NOR'" in str(fault), fault
        else:
            raise AssertionError("it came up")
    until("all of it has ended", lambda: not processes(folder))
    assert not list(Path(folder).glob("hx*"))


@test("hx --health finds the program")
def _():
    with start({"a.brief.yaml": SHORT}) as it:
        said = subprocess.run([os.environ["HX"], "--health", "gravamen"], env=it.env, text=True, capture_output=True).stdout
        plain = re.sub(r"\x1b\[[\d;]*m", "", said)
        assert re.search(r"✓ gravamen: \S+/gravamen$", plain, re.M), said


def main():
    words = os.environ.get("ONLY", "").split("|")
    wanted = [(claim, body) for claim, body in TESTS if any(word in claim for word in words)]
    if not wanted:
        sys.exit(3)  # No test has such a name.
    failed = 0
    for claim, body in wanted:
        begun, fault = time.monotonic(), ""
        try:
            body()
        except Exception:
            fault, failed = traceback.format_exc(), failed + 1
        print(f"{'FAIL ' if fault else 'ok   '} {claim} ({time.monotonic() - begun:.1f} s)\n{fault}", end="", flush=True)
    print(f"{len(wanted) - failed} passed, {failed} failed")
    sys.exit(bool(failed))


main()
