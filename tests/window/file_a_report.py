"""Files a report as a person does: catches it, gathers it into a report, chooses the store, is interrupted by a kill -9
in the middle of a sentence, goes on where they were, sends, sees it received, and leaves. The server is asked by HTTP
whether it is so; nothing the test started may outlive it."""
import argparse
import csv
import json
import os
import re
import sys
import time

sys.dont_write_bytecode = True  # nothing of a run stays in the source
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from desk import Desk, NotSeen  # noqa: E402

CAUGHT = "Two checkouts open out of six, eleven people wait"
MORE = ". A lady puts her basket down and leaves"
AFTER = " without a word"
COMPLAINT = "QQmlComponent|TypeError|ReferenceError|Binding loop|Unable to assign|Segmentation|terminate called"
STORE = "Tilleul Lyon Gare"
CODE = "LYON-02"


def person(source, unit, role):
    with open(os.path.join(source, "backend/demo/people.csv"), encoding="utf-8") as people:
        return next(line["email"] for line in csv.DictReader(people)
                    if line["unit_code"] == unit and line["role"] == role)


def capture(desk):
    desk.click("push button", "^Catch an astonishment$")
    desk.see("", "What surprised you")
    desk.type(CAUGHT)
    desk.until("the words stand in the capture", lambda: CAUGHT in desk.text_of(desk.see("", "What surprised you")))
    desk.click("push button", "^It is noted$")


def gather(desk):
    desk.click("", "^Notebook$")
    desk.see("", "Capture: " + CAUGHT)
    desk.click("", "^Select for a report$")
    desk.click("push button", "^Gather 1 capture")
    return desk.see("", "^What I saw$")


def choose_store(desk):
    desk.click("", r"^Which store\?")
    desk.click("", "^(Name, town|Search|.*name.*town.*)")
    desk.type("lyon gare")
    desk.click("list item", "^" + STORE)
    desk.see("panel", "^" + STORE)  # the report's page has the store's name


def be_killed_in_the_middle_of_a_sentence(desk):
    field = desk.click("", "^What I saw$")
    desk.until("the field is written in", lambda: desk.has_caret(field))
    desk.press("ctrl+End")
    desk.type(MORE)
    desk.until("the sentence stands in the field", lambda: MORE in desk.text_of(field))
    time.sleep(1)  # a person looks up; the promise is 300 ms
    desk.kill_app()
    desk.open_app()
    desk.until("the same field is ready to be written in", lambda: desk.has_caret(desk.find("text", "^What I saw$")))
    words = desk.text_of(desk.see("text", "^What I saw$"))
    if words != CAUGHT + MORE:
        raise NotSeen(f"After the kill the field holds {words!r}.")
    desk.type(AFTER)  # without a click: the caret is where the sentence broke off
    desk.until("what is typed goes on where the sentence broke off",
               lambda: desk.text_of(desk.see("text", "^What I saw$")) == CAUGHT + MORE + AFTER)
    desk.see("panel", "^" + STORE)


def send(desk):
    desk.click("push button", "^Send when there is a network$")
    desk.see("", "^Text: received at ")


def verify(desk, source):
    token = desk.command("token", "--person", person(source, CODE, "host"))
    page = json.loads(desk.get("/v1/reports?scope=unit&state=withHost", token))
    found = []
    for line in page["items"]:
        report = json.loads(desk.get("/v1/reports/" + line["id"], token))
        if any(one["text"] == CAUGHT + MORE + AFTER for one in report["content"]["astonishments"]):
            found.append(report)
    if len(found) != 1:
        raise NotSeen(f"The server has {len(found)} such reports instead of one.")
    if found[0]["content"]["subject"]["code"] != CODE:
        raise NotSeen("The report is about another store: " + found[0]["content"]["subject"]["code"])


def leave(desk):
    desk.close_app()
    complaints = [line for line in desk.log("app").splitlines() if re.search(COMPLAINT, line)]
    if complaints:
        raise NotSeen("The app complained: " + complaints[0])


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--bin", required=True)
    options.add_argument("--source", required=True)
    options.add_argument("--pictures", required=True)
    asked = options.parse_args()
    desk = Desk(asked.bin)
    step = "start"
    try:
        desk.start_backend()
        link = desk.command("invite", "--name", "Camille Fenêtre", "--role", "visitor")
        desk.open_app("--invite", link, "--accept-words")
        for step, do in (("capture", capture), ("gather", gather), ("choose the store", choose_store),
                         ("kill", be_killed_in_the_middle_of_a_sentence), ("send", send),
                         ("verify", lambda at: verify(at, asked.source)), ("leave", leave)):
            do(desk)
            print("ok   " + step, flush=True)
    except Exception as problem:  # whatever it is, the picture says more
        path = os.path.join(asked.pictures, step.replace(" ", "-") + ".png")
        desk.picture(path)
        print(f"FAIL {step}: {type(problem).__name__}: {problem}\npicture: {path}\non the screen:\n"
              f"{desk.outline()}", file=sys.stderr)
        for name in ("app", "server"):
            try:
                print(f"--- {name}\n{desk.log(name, 3000)}", file=sys.stderr)
            except OSError:
                pass
        return 1
    finally:
        left = desk.close()
    if left:
        print(f"FAIL close: these processes outlived the test: {left}", file=sys.stderr)
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
