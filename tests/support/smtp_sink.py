"""A mail server that keeps what it is given: prints its port, then each message as one line of base64 JSON.

Refuses recipients at refused.example for good (550 5.1.1) and those at later.example for now (450). Options:
  --tls CERT KEY    offers STARTTLS
  --steps           prints "step VERB N" before it answers the N-th such command, and waits for a line on its input:
                    whoever kills the client does it exactly there. VERB is MAIL, RCPT, DATA, BODY (the whole message has
                    arrived and nothing is kept yet) or KEPT (it is kept, and the client has not been told). A conversation
                    that is over, or was cut off, prints "end".
"""
import base64, json, socketserver, ssl, sys, threading

tls = None
if "--tls" in sys.argv:
    at = sys.argv.index("--tls")
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(sys.argv[at + 1], sys.argv[at + 2])
steps = "--steps" in sys.argv
counts, lock = {}, threading.Lock()


def step(verb):
    if not steps:
        return
    with lock:
        counts[verb] = counts.get(verb, 0) + 1
        print(f"step {verb} {counts[verb]}", flush=True)
        sys.stdin.readline()


class Session(socketserver.StreamRequestHandler):
    def say(self, text):
        try:
            self.wfile.write(text.encode() + b"\r\n")
        except OSError:
            pass  # the other side was killed

    def handle(self):
        try:
            self.talk()
        except (OSError, ValueError):
            pass
        finally:
            if steps:
                with lock:
                    print("end", flush=True)

    def talk(self):
        self.say("220 sink")
        sender, recipients, encrypted = "", [], False
        while line := self.rfile.readline():
            word = line.decode("utf-8", "replace").strip()
            verb = word.upper()
            if verb.startswith(("EHLO", "HELO")):
                self.say("250-sink\r\n250 STARTTLS" if tls and not encrypted else "250 sink")
            elif verb == "STARTTLS" and tls:
                self.say("220 go on")
                self.connection = tls.wrap_socket(self.connection, server_side=True)
                self.rfile = self.connection.makefile("rb", -1)
                self.wfile = self.connection.makefile("wb", 0)
                encrypted = True
            elif verb.startswith("MAIL FROM:"):
                step("MAIL")
                sender, recipients = word[10:], []
                self.say("250 ok")
            elif verb.startswith("RCPT TO:"):
                step("RCPT")
                if "@refused.example" in word:
                    self.say("550 5.1.1 no such person")
                elif "@later.example" in word:
                    self.say("450 try later")
                elif "@policy.example" in word:
                    self.say("550 5.7.1 relaying denied")
                else:
                    recipients.append(word[8:])
                    self.say("250 ok")
            elif verb == "DATA":
                step("DATA")
                self.say("354 go on")
                data = b""
                while (part := self.rfile.readline()) != b".\r\n":
                    if not part:
                        return  # cut off in the middle: nothing is kept
                    data += part[1:] if part.startswith(b"..") else part
                step("BODY")
                letter = {"from": sender, "to": recipients, "data": data.decode("utf-8", "replace"), "tls": encrypted}
                with lock:
                    print(base64.b64encode(json.dumps(letter).encode()).decode(), flush=True)
                step("KEPT")
                self.say("250 kept")
            elif verb == "QUIT":
                self.say("221 bye")
                return
            else:
                self.say("250 ok")


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    request_queue_size = 64


with Server(("127.0.0.1", 0), Session) as server:
    print(server.server_address[1], flush=True)
    server.serve_forever()
