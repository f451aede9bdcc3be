#include "app/local/voice_memos.h"

#include <algorithm>

#include "shared/audio/voice_codec.h"
#include "shared/audio/wav.h"
#include "shared/domain/voice.h"

namespace passerelle {
namespace {
/// Packets of one piece as one value: a length of two bytes before each.
std::string join(const std::vector<std::string>& packets) {
  std::string joined;
  for (const std::string& packet : packets) {
    joined += static_cast<char>(packet.size() & 0xFF);
    joined += static_cast<char>(packet.size() >> 8 & 0xFF);
    joined += packet;
  }
  return joined;
}

void split(std::string_view joined, std::vector<std::string>& packets) {
  while (joined.size() >= 2) {
    const auto low = static_cast<unsigned char>(joined[0]), high = static_cast<unsigned char>(joined[1]);
    const std::size_t length = std::min<std::size_t>(low | high << 8, joined.size() - 2);
    packets.emplace_back(joined.substr(2, length));
    joined.remove_prefix(2 + length);
  }
}

std::string pieceRow(const std::string& memoId, std::int64_t seq) { return memoId + "#" + std::to_string(seq); }

tl::unexpected<Error> memoGone() { return fail(ErrorCode::notFound, "This voice memo is no longer there."); }
tl::unexpected<Error> silent() {
  return fail(ErrorCode::invalid, "Nothing was heard: look at the level while you speak, then record again.");
}
}  // namespace

Result<OpenMemo> VoiceMemos::begin(const std::string& draftId, std::optional<Position> position) {
  OpenMemo memo{m_vault.newId(), draftId, Milliseconds(0), m_vault.clock().now()};
  auto written = m_vault.write([&](sql::Connection& connection) -> Result<void> {
    const std::string place =
        position ? m_vault.seal(formatPosition(*position), "voice_memo", memo.id, "position") : std::string();
    connection.execute(
        "INSERT INTO voice_memo (id, draft_id, position, duration_ms, started_at) VALUES ($1, $2, $3, 0, $4)",
        {sql::val(memo.id), draftId.empty() ? sql::val(nullptr) : sql::val(draftId),
         position ? sql::blob(place) : sql::val(nullptr), sql::val(toMs(memo.startedAt))});
    m_vault.changed(Topic::voice, memo.id);
    return {};
  });
  if (!written) return tl::unexpected<Error>(written.error());
  return memo;
}

Result<void> VoiceMemos::append(const std::string& id, const std::vector<std::string>& packets) {
  if (packets.empty()) return {};
  std::int64_t samples = 0;
  for (const std::string& packet : packets) samples += audio::samplesOf(packet);
  const std::int64_t ms = samples * 1000 / audio::kOpusHz;
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    const auto memo = find(id);
    if (!memo) return memoGone();
    if (memo->duration + Milliseconds(ms) > kMaxVoice + kVoiceTolerance)
      return fail(ErrorCode::tooLarge, "A voice memo lasts at most five minutes: keep this one, then begin another.");
    std::int64_t seq = 0;
    {
      auto rows = connection.query("SELECT COALESCE(MAX(seq), 0) FROM voice_piece WHERE memo_id = $1", {sql::val(id)});
      seq = rows->next()->integer(0) + 1;
    }
    const std::string sealed = m_vault.seal(join(packets), "voice_piece", pieceRow(id, seq), "packets");
    connection.execute("INSERT INTO voice_piece (memo_id, seq, packets) VALUES ($1, $2, $3)",
                       {sql::val(id), sql::val(seq), sql::blob(sealed)});
    connection.execute("UPDATE voice_memo SET duration_ms = duration_ms + $2 WHERE id = $1",
                       {sql::val(id), sql::val(ms)});
    return {};
  });
}

namespace {
std::vector<OpenMemo> select(Vault& vault, std::string_view where, const std::string& value) {
  std::vector<OpenMemo> found;
  vault.read([&](sql::Connection& connection) {
    auto rows = connection.query("SELECT id, draft_id, duration_ms, started_at FROM voice_memo WHERE " +
                                     std::string(where) + " ORDER BY started_at DESC, id DESC",
                                 {sql::val(value)});
    while (const sql::Row* row = rows->next())
      found.push_back({row->string(0), row->string(1), Milliseconds(row->integer(2)), fromMs(row->integer(3))});
  });
  return found;
}
}  // namespace

std::optional<OpenMemo> VoiceMemos::find(const std::string& id) {
  auto found = select(m_vault, "id = $1", id);
  return found.empty() ? std::nullopt : std::optional<OpenMemo>(std::move(found.front()));
}

std::vector<OpenMemo> VoiceMemos::all() { return select(m_vault, "$1 = ''", ""); }

Result<VoiceMemos::Sound> VoiceMemos::soundOf(const std::string& id) {
  std::vector<std::string> packets;
  m_vault.read([&](sql::Connection& connection) {
    auto rows =
        connection.query("SELECT seq, packets FROM voice_piece WHERE memo_id = $1 ORDER BY seq", {sql::val(id)});
    while (const sql::Row* row = rows->next())
      split(m_vault.unseal(row->bytes(1), "voice_piece", pieceRow(id, row->integer(0)), "packets"), packets);
  });
  if (packets.empty()) return silent();
  const auto recording = audio::recordingOf(std::move(packets));
  return Sound{audio::writeOggOpus(recording), recording.duration()};
}

Result<std::string> VoiceMemos::sound(const std::string& id) {
  if (!find(id)) return memoGone();
  auto made = soundOf(id);
  if (!made) return fail(ErrorCode::notFound, made.error().message);
  return std::move(made->bytes);
}

Result<KeptMemo> VoiceMemos::keep(sql::Connection&, const Sound& sound, const std::string& draftId,
                                  std::optional<Position> position, const std::string& words) {
  auto medium = m_media.add(MediumKind::voice, std::string(kVoiceType), sound.bytes, {}, sound.duration);
  if (!medium) return tl::unexpected<Error>(medium.error());
  KeptMemo kept{medium->id, {}, {}};
  if (!draftId.empty() && m_drafts.find(draftId)) {
    auto draft = m_drafts.addMedium(draftId, medium->id);
    if (!draft) return tl::unexpected<Error>(draft.error());
    kept.draftId = draftId;
    return kept;
  }
  auto capture = m_captures.addVoice(medium->id, words, position);
  if (!capture) return tl::unexpected<Error>(capture.error());
  kept.captureId = capture->id;
  return kept;
}

Result<KeptMemo> VoiceMemos::finish(const std::string& id, const std::string& words) {
  KeptMemo kept;
  bool heard = true;
  auto written = m_vault.write([&](sql::Connection& connection) -> Result<void> {
    const auto memo = find(id);
    if (!memo) return memoGone();
    std::optional<Position> position;
    {
      auto rows = connection.query("SELECT position FROM voice_memo WHERE id = $1", {sql::val(id)});
      if (const sql::Row* row = rows->next(); row != nullptr && !row->isNull(0)) {
        if (auto place = parsePosition(m_vault.unseal(row->bytes(0), "voice_memo", id, "position"))) position = *place;
      }
    }
    auto made = soundOf(id);
    heard = made.has_value();
    if (made) {
      auto done = keep(connection, *made, memo->draftId, position, words);
      if (!done) return tl::unexpected<Error>(done.error());
      kept = std::move(*done);
    }
    connection.execute("DELETE FROM voice_piece WHERE memo_id = $1", {sql::val(id)});
    connection.execute("DELETE FROM voice_memo WHERE id = $1", {sql::val(id)});
    m_vault.changed(Topic::voice, id);
    return {};
  });
  if (!written) return tl::unexpected<Error>(written.error());
  if (!heard) return silent();
  return kept;
}

Result<KeptMemo> VoiceMemos::import(const std::string& file, const std::string& draftId, const std::string& words) {
  Sound sound;
  if (file.starts_with("RIFF")) {
    const auto samples = audio::readWav(file);
    if (!samples) return tl::unexpected<Error>(samples.error());
    audio::VoiceEncoder encoder;
    auto packets = encoder.feed(*samples);
    for (std::string& rest : encoder.flush()) packets.push_back(std::move(rest));
    const auto recording = audio::recordingOf(std::move(packets));
    if (recording.samples == 0) return silent();
    sound = {audio::writeOggOpus(recording), recording.duration()};
  } else {
    const auto recording = audio::readOggOpus(file, audio::Ending::anyhow);
    if (!recording && recording.error() == audio::VoiceFault::tooLong)
      return fail(ErrorCode::tooLarge, "A voice memo lasts at most five minutes: choose a shorter one.");
    if (!recording && recording.error() == audio::VoiceFault::notOpus)
      return fail(ErrorCode::unsupportedType, "This sound file cannot be read: choose an Ogg Opus or a WAV file.");
    if (!recording || !audio::decodeVoice(*recording))
      return fail(ErrorCode::refused, "This sound file is damaged or incomplete: choose another one.");
    sound = {audio::writeOggOpus(*recording), recording->duration()};
  }
  if (static_cast<std::int64_t>(sound.bytes.size()) > kMaxVoiceBytes)
    return fail(ErrorCode::tooLarge, "A voice memo weighs at most 6 MB: choose a shorter one.");
  KeptMemo kept;
  auto written = m_vault.write([&](sql::Connection& connection) -> Result<void> {
    auto done = keep(connection, sound, draftId, {}, words);
    if (!done) return tl::unexpected<Error>(done.error());
    kept = std::move(*done);
    return {};
  });
  if (!written) return tl::unexpected<Error>(written.error());
  return kept;
}

}  // namespace passerelle
