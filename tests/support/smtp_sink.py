"""A mail server that keeps what it is given: prints its port, then each message as one line of base64 JSON.
Refuses recipients at refused.example for good (550) and those at later.example for now (450)."""
import base64, json, socketserver, sys


class Session(socketserver.StreamRequestHandler):
    def say(self, text):
        self.wfile.write(text.encode() + b"\r\n")

    def handle(self):
        self.say("220 sink")
        sender, recipients = "", []
        while line := self.rfile.readline():
            word = line.decode("utf-8", "replace").strip()
            verb = word.upper()
            if verb.startswith(("EHLO", "HELO")):
                self.say("250 sink")
            elif verb.startswith("MAIL FROM:"):
                sender, recipients = word[10:], []
                self.say("250 ok")
            elif verb.startswith("RCPT TO:"):
                if "@refused.example" in word:
                    self.say("550 no such person")
                elif "@later.example" in word:
                    self.say("450 try later")
                else:
                    recipients.append(word[8:])
                    self.say("250 ok")
            elif verb == "DATA":
                self.say("354 go on")
                data = b""
                while (part := self.rfile.readline()) != b".\r\n":
                    data += part[1:] if part.startswith(b"..") else part
                letter = {"from": sender, "to": recipients, "data": data.decode("utf-8", "replace")}
                print(base64.b64encode(json.dumps(letter).encode()).decode(), flush=True)
                self.say("250 kept")
            elif verb == "QUIT":
                self.say("221 bye")
                return
            else:
                self.say("250 ok")


with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Session) as server:
    server.daemon_threads = True
    print(server.server_address[1], flush=True)
    server.serve_forever()
