// A tus client that others wrote (tus-js-client) sends photos to a real passerelled through a network that cuts
// connections at random bytes, loses answers, and once loses the server itself (kill -9). Every file arrives, byte-equal,
// from where it stood.
//   node tus_client.mjs --bin BUILD/bin [--seed N] [--port PORT]
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import net from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import * as tus from "tus-js-client";
import { option, run, serve } from "./house.mjs";

const seed = Number(option("--seed") ?? Date.now() % 1e9);
const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const folder = mkdtempSync(path.join(tmpdir(), "passerelle-tus-"));
console.log(`seed ${seed}`);

let state = BigInt(seed);
function random(bound) {
  state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn;
  return Number((state >> 33n) % BigInt(bound));
}
function uuid7() {
  const hex = Date.now().toString(16).padStart(12, "0") + Array.from({ length: 20 }, () => random(16).toString(16)).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

// ---- the server

const data = path.join(folder, "data");
let server, serverPort = 0;

async function startServer() {
  server = await serve(data, [], serverPort);
  serverPort = Number(new URL(server.address).port);
}
/// On the port it had: somebody else's outgoing connection may hold it for a moment.
async function startAgain() {
  for (let attempt = 1; ; ++attempt) {
    try {
      return await startServer();
    } catch (problem) {
      if (attempt === 100) throw problem;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
// ---- the network between

const network = { cuts: 0, lostAnswers: 0, bytesUp: 0, fair: false, onBytes: () => {} };
const proxy = net.createServer((phone) => {
  // From another address than the server's: while nobody listens, a connection from its own port would reach itself.
  const upstream = net.connect({ port: serverPort, host: "127.0.0.1", localAddress: "127.0.0.2" });
  const limit = network.fair ? Infinity : 4_000 + random(400_000);
  const swallowAnswers = !network.fair && random(4) === 0;
  let up = 0;
  const cut = () => {
    phone.destroy();
    upstream.destroy();
  };
  phone.on("data", (bytes) => {
    const passed = bytes.subarray(0, Math.max(0, limit - up));
    up += bytes.length;
    network.bytesUp += passed.length;
    upstream.write(passed);
    network.onBytes();
    if (up < limit) return;
    network.cuts += 1;
    // The server has read what passed: a cut, not a reset that throws it away.
    upstream.end();
    phone.destroy();
  });
  upstream.on("data", (bytes) => {
    if (!swallowAnswers) return phone.write(bytes);
    network.lostAnswers += 1;
    cut();
  });
  for (const end of [phone, upstream]) {
    end.on("error", cut);
    end.on("close", cut);
  }
});
const proxyPort = await new Promise((resolve) => proxy.listen(Number(option("--port") ?? 0), "127.0.0.1", () => resolve(proxy.address().port)));

// ---- the photos: real JPEG files, made heavy by bytes after their end, which the server drops

const photoFolder = path.join(repository, "backend/demo/photos");
const picture = readFileSync(path.join(photoFolder, readdirSync(photoFolder).filter((name) => name.endsWith(".jpg")).sort()[0]));
function photo(bytes) {
  const trailer = Buffer.alloc(bytes);
  for (let i = 0; i < bytes; i += 4) trailer.writeUInt32LE(random(0xffffffff), i > bytes - 4 ? bytes - 4 : i);
  const content = Buffer.concat([picture, trailer]);
  return { id: uuid7(), content, sha256: createHash("sha256").update(content).digest("hex") };
}
const photos = [photo(4), photo(70_000), photo(600_000), photo(1_500_000), photo(3_000_000)];
const reportId = uuid7();

function send(one, token) {
  return new Promise((resolve, reject) => {
    let receipt;
    const upload = new tus.Upload(one.content, {
      endpoint: `http://127.0.0.1:${proxyPort}/v1/uploads`,
      chunkSize: 256 * 1024,
      retryDelays: Array(6_000).fill(20), // a busy machine takes its time to start the server again
      headers: { Authorization: `Bearer ${token}` },
      metadata: { reportId, mediumId: one.id, kind: "photo", type: "image/jpeg", sha256: one.sha256 },
      onShouldRetry: () => true,
      onAfterResponse: (request, response) => {
        receipt = response.getHeader("Passerelle-Sha256") ?? receipt;
      },
      onError: reject,
      onSuccess: () => resolve({ receipt, url: upload.url }),
    });
    upload.start();
  });
}

// ---- the history

try {
  for (const what of ["units", "people"])
    run("import", what, path.join(repository, `backend/demo/${what}.csv`), "--data", data);
  const [, person] = readFileSync(path.join(repository, "backend/demo/people.csv"), "utf8").split("\n");
  const [, unit] = readFileSync(path.join(repository, "backend/demo/units.csv"), "utf8").split("\n");
  const token = run("token", "--data", data, "--person", person.split(",")[0]);
  await startServer();

  let total = 0;
  for (const [i, one] of photos.entries()) {
    total += one.content.length;
    let restarted = Promise.resolve(), restartFailed;
    const withoutServer = new Promise((_, reject) => { restartFailed = reject; });
    if (i === photos.length - 1) {
      // In the middle of the largest one, the server dies and comes back.
      const begunAt = network.bytesUp;
      network.onBytes = () => {
        if (network.bytesUp < begunAt + 1_000_000) return;
        network.onBytes = () => {};
        restarted = server.end("SIGKILL").then(startAgain);
        restarted.catch(restartFailed);
      };
    }
    const { receipt, url } = await Promise.race([send(one, token), withoutServer]);
    await restarted;
    const head = await fetch(`http://127.0.0.1:${serverPort}${new URL(url).pathname}`, {
      method: "HEAD",
      headers: { Authorization: `Bearer ${token}`, "Tus-Resumable": "1.0.0" },
    });
    assert.equal(head.headers.get("passerelle-sha256"), one.sha256, "the server received these very bytes");
    assert.equal(head.headers.get("upload-offset"), String(one.content.length));
    if (receipt !== undefined) assert.equal(receipt, one.sha256);
    console.log(`${one.content.length} bytes, sha256 ${one.sha256.slice(0, 12)}…, ${network.cuts} cuts and ${network.lostAnswers} lost answers so far`);
  }
  assert.ok(network.cuts >= 5, `the network was too good to prove anything: ${network.cuts} cuts`);
  assert.ok(network.bytesUp < total * 1.15, `resumed, not restarted: ${network.bytesUp} bytes sent for ${total}`);

  // The report comes after its photos; they appear, cleaned, and the cuts left no double.
  network.fair = true;
  const content = JSON.stringify({
    kind: "buddyDay", subject: { kind: "unit", code: unit.split(",")[0] }, visitedOn: new Date(Date.now()).toISOString().slice(0, 10), language: "fr",
    astonishments: [{ id: uuid7(), tone: "bad", text: "Une caisse ouverte, neuf clients attendent", media: photos.map((one) => one.id) }], ideas: [],
    media: photos.map((one) => ({ id: one.id, kind: "photo", type: "image/jpeg", sizeBytes: one.content.length, sha256: one.sha256, caption: "" })),
    noRecognisablePerson: true,
  });
  const origin = `http://127.0.0.1:${serverPort}`;
  const authorization = { Authorization: `Bearer ${token}` };
  const put = await fetch(`${origin}/v1/reports/${reportId}`, { method: "PUT", headers: { ...authorization, "Content-Type": "application/json" }, body: content });
  const filed = await put.json();
  assert.equal(put.status, 201, JSON.stringify(filed));
  assert.deepEqual(filed.missingMedia, []);
  for (const one of photos) {
    for (const size of ["", "?size=thumb"]) {
      const answer = await fetch(`${origin}/v1/media/${reportId}/${one.id}${size}`, { headers: authorization });
      assert.equal(answer.status, 200);
      assert.equal(answer.headers.get("content-type"), "image/jpeg");
      writeFileSync(path.join(folder, `${one.id}${size ? "-thumb" : ""}.jpg`), Buffer.from(await answer.arrayBuffer()));
    }
    const stranger = await fetch(`${origin}/v1/media/${reportId}/${one.id}`);
    assert.equal(stranger.status, 401);
  }
  const seen = JSON.parse(execFileSync("exiftool", ["-q", "-j", "-ext", "jpg", "-FileType", "-ImageWidth", "-Make", "-GPSLatitude", "-Warning", folder], { encoding: "utf8" }));
  assert.equal(seen.length, photos.length * 2);
  for (const file of seen) assert.ok(file.FileType === "JPEG" && file.ImageWidth > 0 && !file.Make && !file.GPSLatitude && !file.Warning, JSON.stringify(file));
  console.log(`passed: ${photos.length} files, ${network.cuts} cuts, ${network.lostAnswers} lost answers, one kill -9, ${(network.bytesUp / total).toFixed(2)} bytes sent for each byte`);
} finally {
  proxy.close();
  await server?.end();
  rmSync(folder, { recursive: true, force: true, maxRetries: 20 });
}
process.exit(0);
