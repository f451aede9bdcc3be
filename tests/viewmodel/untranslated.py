"""Fails on a text of the sources that French does not have, on a plural that English does not have, and on French that breaks
the typography: a plain space before : ; ? ! » or after «."""
import argparse
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET


# U+00A0 before : and inside « », U+202F before ; ? ! ; the apostrophe and the ellipsis of a printer.
FRENCH = (("a plain space", r" [:;?!»]|« "), ("a space of the wrong width", "\u00a0[;?!]|\u202f[:»]|«\u202f"),
          ("no space", r"[^\s\u00a0\d(]:(?=\s|$)|[^\s\u202f?!(…][;?!]|«[^\u00a0]|[^\u00a0]»"),
          ("a typewriter's sign", r"['\"]|\.\.\."))


def sources(root):
    for folder in ("qml", "app/viewmodel", "app/platform"):
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in (".qml", ".js", ".cpp", ".h"):
                yield str(path)


def wrong(path, complete):
    found = []
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            text, translation = message.find("source").text, message.find("translation")
            said = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            name = f"{context.find('name').text}: {text!r}"
            if complete and (translation.get("type") or not all(said)):
                found.append(name + " is not translated")
            if "_fr" in path.name:
                found += [f"{name}: {why} in {form!r}" for form in said for why, sign in FRENCH if re.search(sign, form)]
            places = set(re.findall(r"%(?:\d|n)", text))
            found += [f"{name}: {form!r} lacks {place}" for form in said if form for place in places if place not in form]
    return found


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--lupdate", required=True)
    options.add_argument("--source", required=True)
    asked = options.parse_args()
    root = pathlib.Path(asked.source)
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for name, more in (("passerelle_fr.ts", []), ("passerelle_en.ts", ["-pluralonly"])):
            copy = pathlib.Path(folder) / name
            shutil.copy(root / "qml/i18n" / name, copy)
            subprocess.run([asked.lupdate, "-silent", "-I", str(root), "-no-obsolete", "-locations", "none", *more, *sources(root), "-ts", str(copy)],
                           check=True, stderr=subprocess.DEVNULL)
            found += wrong(copy, True)
    print("\n".join(found) or "every text is translated")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
