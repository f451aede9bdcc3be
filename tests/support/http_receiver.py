"""A host for webhooks: prints its port, then each request as one line of base64 JSON.
Answers what the path says: /later 503 for the first two times, /never 410, /moved 302 to /ok, /ok 200, /slow nothing at all."""
import base64, http.server, json

seen = {}


class Receiver(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode("utf-8", "replace")
        count = seen[self.path] = seen.get(self.path, 0) + 1
        status = 200
        if self.path == "/later" and count <= 2:
            status = 503
        if self.path == "/broken":
            status = 500
        if self.path == "/never":
            status = 410
        if self.path == "/moved":
            status = 302
        request = {"path": self.path, "headers": {k.lower(): v for k, v in self.headers.items()}, "body": body}
        print(base64.b64encode(json.dumps(request).encode()).decode(), flush=True)
        self.send_response(status)
        if status == 302:
            self.send_header("Location", "/ok")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *ignored):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
print(server.server_port, flush=True)
server.serve_forever()
