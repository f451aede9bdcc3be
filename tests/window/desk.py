"""A desk of its own for one test: X server on a free display, window manager, accessibility bus, backend, app; and the
eyes and hands of a person (AT-SPI to see, xdotool to point and type). Everything started here is ended here, by its id."""
import contextlib
import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

PATIENCE_S = 40


class NotSeen(Exception):
    """What a person would have to see is not there."""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Desk:
    def __init__(self, bin_folder, width=1000, height=1000):
        self.bin = bin_folder
        self.folder = tempfile.mkdtemp(prefix="passerelle-window-")
        self.processes = []
        runtime = os.path.join(self.folder, "xdg")
        os.mkdir(runtime, 0o700)
        read, write = os.pipe()
        x = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"],
            pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(write)
        self.processes.append(x)
        with os.fdopen(read) as number:
            display = number.readline().strip()
        if not display:
            raise NotSeen("Xvfb found no free display.")
        os.environ.update(
            DISPLAY=":" + display, XDG_RUNTIME_DIR=runtime, QT_QPA_PLATFORM="xcb", QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1",
            NO_AT_BRIDGE="0", XDG_CONFIG_HOME=os.path.join(self.folder, "config"),
            XDG_CACHE_HOME=os.path.join(self.folder, "cache"), LANG="C.UTF-8", QT_SCALE_FACTOR="1")
        self.start("openbox", ["openbox", "--sm-disable"])
        # A window that is there before its manager is given no keys.
        self.until("the window manager is there", lambda: subprocess.run(
            ["xdotool", "get_num_desktops"], capture_output=True).returncode == 0)
        self.start("at-spi", ["/usr/libexec/at-spi-bus-launcher", "--launch-immediately"])
        # Only now: the library looks for the bus when it is imported.
        import pyatspi
        from gi.repository import GLib
        self.a11y = pyatspi
        self.gone = GLib.Error  # what an accessible answers that is no more
        self.events = GLib.MainContext.default()

    def start(self, name, command):
        log = open(os.path.join(self.folder, name + ".log"), "ab")
        process = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)
        self.processes.append(process)
        return process

    def close(self):
        """Ends everything; returns the ids of processes that would not end with it (and ends them too)."""
        for process in reversed(self.processes):
            if process.poll() is None:
                process.terminate()
                try:
                    process.wait(15)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()
        # What they started themselves has this desk's folder in its environment.
        end = time.monotonic() + 15
        while (left := self.descendants()) and time.monotonic() < end:
            time.sleep(0.05)
        for process in left:
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        shutil.rmtree(self.folder, ignore_errors=True)
        return left

    def descendants(self):
        """The processes that still run and were started, by whomever, from this desk; zombies do not count."""
        found = []
        for name in os.listdir("/proc"):
            if not name.isdigit() or int(name) == os.getpid():
                continue
            try:
                with open(f"/proc/{name}/environ", "rb") as environment:
                    if self.folder.encode() in environment.read():
                        found.append(int(name))
            except OSError:  # another person's, or ended meanwhile
                continue
        return found

    def log(self, name, last=None):
        with open(os.path.join(self.folder, name + ".log"), errors="replace") as text:
            return text.read()[-last:] if last else text.read()

    # ------------------------------------------------------------------------------------------------- backend
    def start_backend(self):
        self.url = f"http://127.0.0.1:{free_port()}"
        self.data = os.path.join(self.folder, "server")
        self.server = self.start("server", [os.path.join(self.bin, "passerelled"), "serve", "--data", self.data, "--listen",
                                            self.url.removeprefix("http://"), "--public-url", self.url, "--demo"])
        self.until("the backend is ready", lambda: self.status_of("/readyz") == 200, 120)

    def status_of(self, path):
        try:
            with urllib.request.urlopen(self.url + path, timeout=5) as answer:
                return answer.status
        except urllib.error.HTTPError as refusal:
            return refusal.code
        except OSError:
            return 0

    def command(self, *arguments):
        done = subprocess.run([os.path.join(self.bin, "passerelled"), *arguments, "--data", self.data], check=True,
                              capture_output=True, text=True)
        return done.stdout.strip().splitlines()[-1]

    def get(self, path, token):
        asked = urllib.request.Request(self.url + path, headers={"Authorization": "Bearer " + token})
        with urllib.request.urlopen(asked, timeout=20) as answer:
            return answer.read()

    # ------------------------------------------------------------------------------------------------- app
    def open_app(self, *arguments):
        self.app = self.start("app", [os.path.join(self.bin, "passerelle"), "--profile",
                                      os.path.join(self.folder, "phone"), "--lang", "en", "--size", "390x844",
                                      *arguments])
        self.until("the app's window is given the keys", lambda: self.active_process() == self.app.pid)

    def kill_app(self):
        os.kill(self.app.pid, signal.SIGKILL)
        self.app.wait()
        self.until("the killed app's window is gone", lambda: self.root() is None)

    def close_app(self):
        """Closes the window as its frame's button does, a second time if nothing came of the first (and says so); the
        process must leave by itself, with 0."""
        for pressed in (1, 2):
            self.press("alt+F4")
            try:
                self.until("the app has left", lambda: self.app.poll() is not None, PATIENCE_S / 2)
                break
            except NotSeen:
                print(f"closing, press {pressed}: the app {self.app.pid} is there; the keys go to {self.active_process()}", flush=True)
                if pressed == 2:
                    raise
        if self.app.returncode != 0:
            raise NotSeen(f"The app left with {self.app.returncode} instead of 0.")

    def active_process(self):
        """The process whose window the window manager gives the keys to; None while there is none."""
        told = subprocess.run(["xdotool", "getactivewindow", "getwindowpid"], capture_output=True, text=True).stdout.strip()
        return int(told) if told.isdigit() else None

    def root(self):
        desktop = self.a11y.Registry.getDesktop(0)
        for i in range(desktop.childCount):
            try:
                child = desktop.getChildAtIndex(i)
                if child is not None and child.get_process_id() == self.app.pid:
                    return child
            except Exception:  # an application that left while we looked
                continue
        return None

    def until(self, what, condition, patience=PATIENCE_S):
        """Looks until it is so; a failing test is the only one that waits for the whole patience."""
        end = time.monotonic() + patience
        while True:
            seen = condition()
            if seen:
                return seen
            if time.monotonic() > end:
                raise NotSeen(what)
            time.sleep(0.05)

    def everything(self, node=None):
        """Every accessible that is on the screen now, parents first."""
        node = node or self.root()
        stack = [node] if node is not None else []
        while stack:
            current = stack.pop()
            yield current
            try:
                stack.extend(child for child in reversed([current.getChildAtIndex(i) for i in range(current.childCount)]) if child)
            except Exception:
                continue

    def find(self, role, name):
        """The first showing accessible of this role (a name of AT-SPI; "" for any) whose name or text matches `name`."""
        for node in self.everything():
            try:
                if role and node.getRoleName() != role:
                    continue
                if not re.search(name, node.name or ""):
                    continue
                state = node.getState()
                if state.contains(self.a11y.STATE_SHOWING) and state.contains(self.a11y.STATE_VISIBLE):
                    return node
            except Exception:
                continue
        return None

    def see(self, role, name, patience=PATIENCE_S):
        return self.until(f"{role or 'something'} named /{name}/", lambda: self.find(role, name), patience)

    def text_of(self, node):
        try:
            return node.queryText().getText(0, -1)
        except NotImplementedError:
            return node.name or ""

    def middle_of(self, node):
        box = node.queryComponent().getExtents(self.a11y.DESKTOP_COORDS)
        return box.x + box.width // 2, box.y + box.height // 2

    def settle(self, node):
        """The middle of a control once it stands still: pages glide in."""
        def still():
            before = self.middle_of(node)
            time.sleep(0.12)
            return before if before == self.middle_of(node) else None
        return self.until("it stands still", still)

    def click(self, role, name):
        """Presses it. What is replaced between look and press (the doorstep by the pages) is looked for again."""
        while True:
            node = self.see(role, name)
            try:
                x, y = self.settle(node)
                break
            except self.gone:
                continue
        subprocess.run(["xdotool", "mousemove", str(x), str(y), "click", "1"], check=True)
        return node

    def type(self, words):
        subprocess.run(["xdotool", "type", "--delay", "15", words], check=True)

    def press(self, key):
        subprocess.run(["xdotool", "key", key], check=True)

    def has_caret(self, node):
        """True when the keys go to `node`. (Asked of one node: the scopes around a field say that they have it too.)"""
        return node is not None and node.getState().contains(self.a11y.STATE_FOCUSED)

    def hear(self):
        """Lets what the app told meanwhile reach its listeners; True when there was something."""
        heard = False
        while self.events.iteration(False):
            heard = True
        return heard

    def picture(self, path):
        os.makedirs(os.path.dirname(path), exist_ok=True)
        subprocess.run(["import", "-window", "root", path], check=False, stderr=subprocess.DEVNULL)

    def outline(self):
        """What is on the screen, for whoever reads why a test failed."""
        lines = []
        for node in self.everything():
            try:
                if node.getState().contains(self.a11y.STATE_SHOWING) and node.name:
                    lines.append(f"{node.getRoleName()}: {node.name[:80]!r}")
            except Exception:
                continue
        return "\n".join(lines)
