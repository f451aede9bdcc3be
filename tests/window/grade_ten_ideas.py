"""A committee member grades ten ideas in a real window: eleven taps on a phone, eleven keys on a desk, opening the ballot and
submitting it included. (Nobody grades their own: where the demo's chance gave every member one, it is nine in ten.) The server is
asked by HTTP whether it has what was pressed; the phone's folder is searched for it."""
import argparse
import csv
import json
import os
import re
import subprocess
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from desk import Desk, NotSeen  # noqa: E402

COMPLAINT = "QQmlComponent|TypeError|ReferenceError|Binding loop|Unable to assign|Segmentation|terminate called"
GRADES = ["To reject", "Poor", "Fair", "Good", "Very good", "Excellent"]
FEWEST = 7  # ideas on a ballot that still prove something
PEOPLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../backend/demo/people.csv")


class Counting(Desk):
    taps = keys = 0

    def click(self, role, name):
        self.taps += 1
        return super().click(role, name)

    def press(self, key):
        self.keys += 1
        super().press(key)


def ballot_of(desk, token):
    rounds = json.loads(desk.get("/v1/rounds", token))["items"]
    waiting = next(one for one in rounds if one["state"] == "open")
    return waiting, json.loads(desk.get(f"/v1/rounds/{waiting['id']}/ballot", token))


def voter(desk):
    """One of the committee who has not voted yet, with the longest ballot, and its length."""
    with open(PEOPLE, encoding="utf-8") as file:
        people = [row["email"] for row in csv.DictReader(file) if "management" in row["role"]]
    found, longest = None, FEWEST - 1
    for person in people:
        waiting, ballot = ballot_of(desk, desk.command("token", "--person", person))
        if waiting["invited"] and not waiting["voted"] and ballot and len(ballot["lines"]) > longest:
            found, longest = person, len(ballot["lines"])
    if found is None:
        raise NotSeen(f"No member of the committee has {FEWEST} ideas to grade.")
    return found, longest


def join(desk, person, *arguments):
    link = desk.command("invite", "--email", person)
    desk.open_app("--invite", link, "--accept-words", *arguments)
    desk.see("push button", "^Grade$")  # the round is announced above the stories


def grade(desk, by, ideas):
    wanted = []
    desk.taps = desk.keys = 0
    if by == "taps":
        desk.click("push button", "^Grade$")
        for i in range(ideas):
            desk.see("", f"^{i + 1} of {ideas}$")
            wanted.append((i * 7) % 6)
            desk.click("radio button", f"^{GRADES[wanted[-1]]}$")
    else:
        desk.press("v")
        desk.see("", f"^0 of {ideas} graded")
        for i in range(ideas):
            wanted.append((i * 5) % 6)
            desk.press(str(wanted[-1] + 1))
            desk.see("", f"^{i + 1} of {ideas} graded")
    desk.see("", "^Ballot received at ")
    used = desk.taps + desk.keys
    print(f"bench grade_ten_ideas by={by} ideas={ideas} used={used} promised={ideas + 1}", flush=True)
    if used > ideas + 1:
        raise NotSeen(f"It took {used} {by}.")
    return wanted


def verify(desk, person, wanted):
    token = desk.command("token", "--person", person)
    waiting, ballot = ballot_of(desk, token)
    there = [line["grade"] for line in ballot["lines"]]
    if there != wanted:
        raise NotSeen(f"The server has {there} instead of {wanted}.")
    if not waiting["voted"]:
        raise NotSeen("The register does not say that this person voted.")
    desk.see("", "^" + ballot["receipt"])
    found = subprocess.run(["grep", "-rlaE", '"grade"|"receipt"|' + ballot["receipt"], os.path.join(desk.folder, "phone")],
                           capture_output=True, text=True).stdout
    if found:
        raise NotSeen("The phone's folder tells of the ballot in " + found)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--bin", required=True)
    options.add_argument("--pictures", required=True)
    options.add_argument("--by", choices=("taps", "keys"), required=True)
    asked = options.parse_args()
    desk = Counting(asked.bin, 1300, 1000)
    try:
        desk.start_backend()
        person, ideas = voter(desk)
        join(desk, person, *(() if asked.by == "taps" else ("--size", "1280x800")))
        verify(desk, person, grade(desk, asked.by, ideas))
        desk.picture(os.path.join(asked.pictures, f"grade-by-{asked.by}-done.png"))
        desk.close_app()
        complaints = [line for line in desk.log("app").splitlines() if re.search(COMPLAINT, line)]
        if complaints:
            raise NotSeen("The app complained: " + complaints[0])
        print(f"ok   {ideas} ideas graded by {asked.by}")
    except Exception as problem:
        path = os.path.join(asked.pictures, f"grade-by-{asked.by}.png")
        desk.picture(path)
        print(f"FAIL {type(problem).__name__}: {problem}\npicture: {path}\non the screen:\n{desk.outline()}", file=sys.stderr)
        for name in ("app", "server"):
            try:
                print(f"--- {name}\n{desk.log(name, 2000)}", file=sys.stderr)
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
