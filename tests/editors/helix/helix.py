"""A Helix that the tests drive as a person does: it runs in a terminal, takes keys, and is looked at."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PATIENCE = float(os.environ.get("PATIENCE", "20"))


def until(what, look, shown=lambda: ""):
    """Waits until something is there, and gives it."""
    till = time.monotonic() + PATIENCE
    while True:
        found = look()
        if found:
            return found
        if time.monotonic() > till:
            raise AssertionError(f"never: {what}\n{shown()}")
        time.sleep(0.03)


def processes(folder):
    """Those that work in a folder, each with the words that it was started with."""
    found = []
    for pid in (int(it) for it in os.listdir("/proc") if it.isdigit()):
        try:
            if str(folder) in os.readlink(f"/proc/{pid}/cwd"):
                found.append((pid, Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")))
        except OSError:
            pass  # It ended meanwhile, or is another's.
    return found


class Helix:
    """Opens the first of the files, which are written into a folder of their own."""

    def __init__(self, settings, files, rows=46, columns=150):
        self.home = Path(tempfile.mkdtemp(prefix="hx"))
        self.folder = self.home / "中文 [x]"
        self.folder.mkdir()
        for name, text in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
        config = self.home / "config/helix"
        config.mkdir(parents=True)
        (config / "languages.toml").write_text(settings, encoding="utf-8")
        env = {**os.environ, "HOME": str(self.home), "XDG_CONFIG_HOME": str(self.home / "config"), "TMUX_TMPDIR": str(self.home)}
        env.pop("TMUX", None)
        self.env = env
        first = str(self.folder / next(iter(files)))
        self.tmux("-f", "/dev/null", "new-session", "-d", "-x", str(columns), "-y", str(rows), "-c", str(self.folder),
                  os.environ["HX"], "-v", "--log", str(self.home / "log"), first)
        try:
            self.sees("NOR")
        except BaseException:
            self.__exit__(*sys.exc_info())
            raise

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        if kind and "EDITOR_ARTIFACTS" in os.environ:
            out = Path(os.environ["EDITOR_ARTIFACTS"])
            out.mkdir(parents=True, exist_ok=True)
            (out / f"helix-{self.home.name}.txt").write_text(self.tmux("capture-pane", "-p", check=False))
        self.tmux("kill-server", check=False)
        shutil.rmtree(self.home, ignore_errors=True)

    def tmux(self, *words, check=True):
        done = subprocess.run([os.environ["TMUX_PROGRAM"], "-u", "-L", "gravamen", *words], env=self.env, text=True, capture_output=True)
        if check and done.returncode:
            raise AssertionError(f"tmux {words[0]}: {done.stderr}")
        return done.stdout

    def keys(self, *keys):
        """Presses keys by their names, one after the other."""
        self.tmux("send-keys", *keys)

    def type(self, text):
        self.tmux("send-keys", "-l", text)

    def command(self, line):
        self.keys(":")
        self.sees_line(r"^:")
        self.type(line)
        self.keys("Enter")

    def leave(self, shown):
        """Leaves what covers the text; a key right after Escape would be taken for one with Alt."""
        self.keys("Escape")
        self.sees_not(shown)

    def screen(self):
        return self.tmux("capture-pane", "-p")

    def sees(self, text):
        return until(f"{text!r} is on the screen", lambda: text in self.screen(), self.screen)

    def sees_not(self, text):
        return until(f"{text!r} is gone", lambda: text not in self.screen(), self.screen)

    def sees_line(self, pattern):
        return until(f"a line {pattern!r}", lambda: re.search(pattern, self.screen(), re.M), self.screen)

    def underlined(self):
        """The words on the screen that are underlined."""
        words, on, part = [], False, False
        for line in self.tmux("capture-pane", "-p", "-e").split("\n"):
            part = False
            for codes, text in re.findall(r"\x1b\[([\d;:]*)m|([^\x1b]+)", line):
                for code in [] if text else (codes or "0").split(";"):
                    on = {"0": False, "24": False, "4": True}.get(code.split(":")[0], on)
                if text and on:
                    words[-1:] = [words[-1] + text] if part else [*words[-1:], text]
                part = on if text else part
        return words

    def underlines(self, words):
        until(f"{words!r} is underlined", lambda: words in self.underlined(), self.screen)

    def underlines_not(self, words):
        until(f"{words!r} is underlined no more", lambda: words not in self.underlined(), self.screen)

    def to(self, line, column):
        """Puts the cursor at a line and column, both from 1."""
        self.keys(*str(line), "g", "g", "g", "h", *(() if column == 1 else (*str(column - 1), "l")))
        self.sees(f" {line}:{column}")

    def goto(self, text, words):
        """Puts the cursor on the first place where words stand in the text."""
        before = text[: text.index(words)].split("\n")
        self.to(len(before), len(before[-1]) + 1)

    def saves(self, name, text):
        """Saves, and waits until the file is that text, to the byte."""
        self.command("w")
        until(f"{name} is saved as it should be", lambda: self._read(name) == text, lambda: repr(self._read(name)))

    def _read(self, name):
        try:
            return (self.folder / name).read_bytes().decode()
        except FileNotFoundError:  # Helix puts the old file aside while it writes.
            return None

    def servers(self):
        """The processes of the server that this Helix started."""
        return [pid for pid, words in processes(self.home) if words[1:2] == [b"lsp"]]

    def end_server(self):
        for pid in until("a server runs", self.servers):
            os.kill(pid, 9)
        until("it has ended", lambda: not self.servers())
