"""The whole filing of a report twice: once by assistive technology alone (AT-SPI actions and text, no pointer, no key), once by the
keyboard alone (Tab, Enter, letters; no pointer, no AT-SPI action). Both: unit, tone, moment, sense, idea, a photo through the file
picker, the tick, send, a receipt for each part. `passerelle --sample` answers; nothing the test started may outlive it."""
import argparse
import os
import re
import subprocess
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from desk import Desk, NotSeen, PATIENCE_S  # noqa: E402

WORDS = "Two checkouts open out of six"
IDEA = "Open a second checkout"
COMPLAINT = "QQmlComponent|TypeError|ReferenceError|Binding loop|Unable to assign|Segmentation|terminate called"
MOST_TABS = 60
AROUND = ("panel", "frame", "filler", "application", "dialog", "page tab list", "scroll pane")


class Hands:
    """What both ways have in common: who to find, and what a person wants of it."""

    def __init__(self, desk):
        self.desk = desk

    def find(self, name, fits=lambda node: True):
        """What is shown, else what stands below the window's edge (Qt says of both edges and hidden pages only "not showing")."""
        below = None
        for node in self.desk.everything():
            try:
                if re.search(name, node.name or "") and node.getRoleName() not in AROUND + ("label", "heading") and fits(node):
                    if node.getState().contains(self.desk.a11y.STATE_SHOWING):
                        return node
                    below = below or node
            except Exception:
                continue
        return below


class Speech(Hands):
    """Assistive technology alone."""

    @staticmethod
    def can_be_pressed(node):
        return node.queryAction().nActions > 0

    def press(self, _role, name):
        node = self.desk.until(f"a control named /{name}/", lambda: self.find(name, self.can_be_pressed))
        action = node.queryAction()
        names = [action.getName(i).lower() for i in range(action.nActions)]
        wanted = next((i for i, one in enumerate(names) if one in ("press", "toggle")), None)
        if wanted is None:
            raise NotSeen(f"{node.name!r} has no press action, only {names}")
        action.doAction(wanted)

    def write(self, name, words):
        # Qt 6.4's Quick controls offer no EditableText: words come as a screen reader's or a dictation's do, typed by AT-SPI itself
        # into the field that was given the focus.
        node = self.desk.until(f"a field named /{name}/", lambda: self.find(name))
        node.queryComponent().grabFocus()
        self.desk.until(f"{name} has the caret", lambda: self.desk.has_caret(self.find(name)))
        for _ in range(2):  # said again when nothing was heard, as a person would
            self.desk.a11y.Registry.generateKeyboardEvent(0, words, self.desk.a11y.KEY_STRING)
            # The field may stand above the window's edge: who listens is told of it all the same.
            try:
                self.desk.until(f"{words!r} in {name}", lambda: words in self.desk.text_of(self.find(name)), PATIENCE_S / 2)
                return
            except NotSeen:
                if self.desk.text_of(self.find(name)):
                    raise
        raise NotSeen(f"{words!r} in {name}, said twice")


class Keys(Hands):
    """The keyboard alone: Tab until it has the frame, then Enter. Listens to where the frame goes, as a screen reader does."""

    def __init__(self, desk):
        super().__init__(desk)
        self.framed, self.moves = None, 0
        desk.a11y.Registry.registerEventListener(self.heard, "object:state-changed:focused")

    def heard(self, event):
        if event.detail1 == 1:
            self.framed = event.source
            self.moves += 1

    def listen(self, moves):
        """Until the frame moved from where it was after so many moves; a second at most, for a key that moves nothing."""
        end = time.monotonic() + 1
        while self.desk.hear() or (self.moves == moves and time.monotonic() < end):
            time.sleep(0.005)

    def has_frame(self, name):
        try:
            return re.search(name, self.framed.name or "") and self.desk.has_caret(self.framed)
        except (AttributeError, self.desk.gone):  # nobody yet, or somebody who left
            return False

    def reach(self, name):
        self.desk.until(f"something named /{name}/", lambda: self.find(name))
        self.desk.hear()
        for _ in range(MOST_TABS):
            if self.has_frame(name):
                return self.framed
            moves = self.moves
            self.desk.press("Tab")
            self.listen(moves)
        raise NotSeen(f"{MOST_TABS} Tabs do not reach {name}; now at {getattr(self.framed, 'name', None)!r}")

    def press(self, _role, name):
        node = self.reach(name)
        self.desk.press("space" if node.getRoleName() == "check box" else "Return")

    def write(self, name, words):
        self.reach(name)
        self.desk.type(words)
        self.desk.until(f"{words!r} in {name}", lambda: words in self.desk.text_of(self.desk.see("", name)))


def file_a_report(desk, hands):
    hands.press("", r"^Which store\?")
    hands.write("^Name, town or code$", "lyon gare")
    hands.press("", "^Tilleul Lyon Gare, ")
    if not desk.find("", "^What I saw$"):
        hands.press("push button", "^Add an astonishment$")
    hands.write("^What I saw$", WORDS)
    hands.press("", "^Bad$")
    hands.press("push button", "^Add the moment and the sense$")
    hands.press("", "^Checkout$")
    hands.press("", "^Sight$")
    hands.press("push button", "^Add an idea$")
    hands.write("^My idea$", IDEA)
    hands.press("push button", "^Add a photo$")
    hands.press("push button", "^Photo shop.jpg$")
    hands.press("", "no recognisable person")
    hands.press("push button", "^Send when there is a network$")
    desk.see("heading", "^Sending$")
    hands.press("", "^Back$")
    hands.press("", "^Field$")
    desk.see("", "^Tilleul Lyon Gare, With the store, until ")  # said only once every part has its receipt


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--bin", required=True)
    options.add_argument("--source", required=True)
    options.add_argument("--pictures", required=True)
    options.add_argument("--by", choices=("speech", "keys"), required=True)
    asked = options.parse_args()
    desk = Desk(asked.bin)
    try:
        pictures = os.path.join(desk.folder, "Pictures")
        os.mkdir(pictures)
        subprocess.run(["cp", os.path.join(asked.source, "backend/demo/photos/queue.jpg"), os.path.join(pictures, "shop.jpg")], check=True)
        os.environ["HOME"] = desk.folder
        hands = Speech(desk) if asked.by == "speech" else Keys(desk)
        desk.open_app("--sample", "--page", "editor")
        file_a_report(desk, hands)
        desk.close_app()
        complaints = [line for line in desk.log("app").splitlines() if re.search(COMPLAINT, line)]
        if complaints:
            raise NotSeen("The app complained: " + complaints[0])
        print(f"ok   a report filed by {asked.by} alone")
    except Exception as problem:
        path = os.path.join(asked.pictures, f"by-{asked.by}.png")
        desk.picture(path)
        print(f"FAIL {type(problem).__name__}: {problem}\npicture: {path}\non the screen:\n{desk.outline()}", file=sys.stderr)
        print(desk.log("app", 2000), file=sys.stderr)
        return 1
    finally:
        left = desk.close()
    if left:
        print(f"FAIL close: these processes outlived the test: {left}", file=sys.stderr)
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
