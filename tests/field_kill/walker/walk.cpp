#include "tests/field_kill/walker/walk.h"

#include <time.h>
#include <unistd.h>

#include <set>
#include <utility>

#include "shared/audio/ogg_opus.h"

namespace passerelle::testing {
namespace {
constexpr int kTypeEveryMs = 12;  // a fast typist four times over
constexpr int kActEveryMs = 45;
constexpr int kHeartMs = 10;
constexpr std::size_t kShortestReport = 60;  // 36 of them are the draft's id
constexpr std::size_t kMostSorted = 6, kMostInReport = 12;
}  // namespace

void say(const std::string& line) {
  const std::string whole = line + "\n";
  [[maybe_unused]] const auto written = ::write(STDOUT_FILENO, whole.data(), whole.size());
}

long long nowUs() {
  timespec now{};
  ::clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1'000'000LL + now.tv_nsec / 1'000;
}

std::string typedText(const std::string& draftId, std::size_t count) {
  static const std::string kWords = " le client attend en caisse et personne ne vient";
  std::string text = draftId;
  while (text.size() < count) text += kWords[(text.size() - draftId.size()) % kWords.size()];
  text.resize(count);
  return text;
}

Walk::Walk(Device& device, PageModels& pages, QByteArray photo, std::uint64_t seed)
    : m_device(device), m_pages(pages), m_photo(std::move(photo)), m_rng(seed) {
  const auto every = [this](QTimer& timer, int ms, auto slot) {
    timer.setTimerType(Qt::PreciseTimer);
    timer.setInterval(ms);
    connect(&timer, &QTimer::timeout, this, slot);
  };
  every(m_typing, kTypeEveryMs, &Walk::type);
  every(m_acting, kActEveryMs, &Walk::act);
  every(m_heart, kHeartMs, [] { say("H " + std::to_string(nowUs())); });
  m_onNetwork = m_device.phone->observers.on(Topic::network, [this](const std::string&) {
    const bool sending = m_device.link->status().sending;
    if (sending != std::exchange(m_sending, sending)) say(sending ? "F 1" : "F 0");
  });
  connect(&m_pages.recorder, &VoiceRecorder::kept, this, [this](const QString& medium, const QString& capture) {
    const auto found = m_device.phone->media.find(medium.toStdString());
    say("K " + capture.toStdString() + " " + medium.toStdString() + " " +
        std::to_string(found ? found->duration.count() : 0));
  });
  connect(&m_pages.capture, &CaptureForm::photosChanged, this, [this] {
    const QVariantList photos = m_pages.capture.photos();
    for (; m_photosSeen < static_cast<std::size_t>(photos.size()); ++m_photosSeen) {
      const auto id = photos[static_cast<qsizetype>(m_photosSeen)].toMap().value(QStringLiteral("id")).toString();
      if (const auto capture = m_device.phone->captures.find(id.toStdString()))
        say("C " + capture->id + " " + capture->mediumId);
    }
  });
}

QString Walk::entry() {
  auto* list = m_pages.form.astonishments();
  if (list->rowCount() == 0) m_pages.form.addAstonishment();
  return list->data(list->index(0), AstonishmentList::EntryId).toString();
}

void Walk::start() {
  if (!m_pages.form.reopen()) m_pages.form.open({});
  auto* list = m_pages.form.astonishments();
  (void)entry();
  m_text = list->data(list->index(0), AstonishmentList::Words).toString().toStdString();
  m_pages.capture.begin();
  m_typing.start();
  m_acting.start();
  m_heart.start();
}

void Walk::type() {
  const std::string draft = m_pages.form.draftId().toStdString();
  m_text = typedText(draft, m_text.size() + 1);
  say("T " + std::to_string(nowUs()) + " " + draft + " " + std::to_string(m_text.size()));
  m_pages.form.setWords(entry(), QString::fromStdString(m_text));
}

void Walk::act() {
  VoiceRecorder& recorder = m_pages.recorder;
  switch (m_rng.below(6)) {
    case 0:
      m_pages.capture.addPicture(m_photo);
      break;
    case 1:
    case 2:
      if (recorder.state() == QLatin1String("recording")) break;
      recorder.record();
      say("R " + std::to_string(nowUs()) + " " + recorder.memoId().toStdString() + " " +
          std::to_string(recorder.durationMs()));
      break;
    case 3:
      if (recorder.state() != QLatin1String("recording")) break;
      recorder.pause();
      say("Q " + std::to_string(recorder.durationMs()));
      break;
    case 4:
      if (recorder.durationMs() > 300) keepMemo();
      break;
    default:
      if (m_text.size() >= kShortestReport) send();
  }
}

void Walk::keepMemo() {
  say("k " + m_pages.recorder.memoId().toStdString());
  m_pages.recorder.finish();
}

/// What is in the carnet goes with the report, a few at a time.
void Walk::send() {
  ReportForm& form = m_pages.form;
  Phone& phone = *m_device.phone;
  const std::string draft = form.draftId().toStdString();
  form.save();
  std::vector<std::string> ids;
  // A life before may have sorted some into it, and have been killed before it was sent.
  const std::size_t there = static_cast<std::size_t>(form.astonishments()->rowCount());
  for (const Capture& capture : phone.captures.all()) {
    if (!capture.mediumId.empty() && ids.size() < kMostSorted && there + ids.size() < kMostInReport)
      ids.push_back(capture.id);
  }
  if (!ids.empty()) {
    if (const auto sorted = phone.drafts.addCaptures(draft, ids); !sorted) return say("E " + sorted.error().message);
    form.reload();
  }
  form.chooseUnit(QStringLiteral("S-1"));
  form.setNoRecognisablePerson(true);
  say("s " + draft);
  if (!form.send()) return say("E " + form.problem().toStdString() + " / " + form.missing().toStdString());
  say("S " + draft);
  form.open({});
  m_text.clear();
  m_pages.capture.begin();
  m_photosSeen = 0;
}

namespace {
/// The text of the astonishment that was typed; the others came from the carnet.
std::string textOf(const Report& report) {
  for (const Astonishment& one : report.astonishments) {
    if (!one.text.empty()) return one.text;
  }
  return {};
}

void tellMedium(Phone& phone, const std::string& id, std::set<std::string>& told, const char* where = "m ") {
  if (!told.insert(id).second) return;
  const auto medium = phone.media.find(id);
  say(where + id + " " + std::to_string(medium ? medium->duration.count() : 0) + " " +
      (medium && phone.media.read(id) ? "1" : "0"));
}

void tellReport(Phone& phone, const OwnReport& report, std::set<std::string>& told) {
  const std::string text = textOf(report.content);
  say("O " + report.id + " " + report.hash + " " + std::to_string(text.size()) + " " +
      (text == typedText(report.id, text.size()) ? "1" : "0") + " " +
      (report.textReceived && report.complete() ? "1" : "0"));
  for (const ManifestEntry& entry : report.content.media) {
    if (entry.kind == MediumKind::thumbnail) continue;
    if (phone.media.find(entry.id))
      tellMedium(phone, entry.id, told, "r ");
    else
      say("r " + entry.id + " 0 1");  // the server has it, in a verified backup: the phone gave its room back
  }
}
}  // namespace

void tellWhatIsThere(Phone& phone, const std::string& reports) {
  std::set<std::string> told;
  for (const DraftLine& line : phone.drafts.all()) {
    const auto draft = phone.drafts.find(line.id);
    const std::string text = textOf(draft->content);
    say("D " + draft->id + " " + std::to_string(text.size()) + " " +
        (text == typedText(draft->id, text.size()) ? "1" : "0"));
    for (const ManifestEntry& entry : draft->content.media) {
      if (entry.kind != MediumKind::thumbnail) tellMedium(phone, entry.id, told);
    }
  }
  for (const Capture& capture : phone.captures.all()) {
    if (!capture.mediumId.empty()) tellMedium(phone, capture.mediumId, told);
  }
  for (const OpenMemo& memo : phone.voiceMemos.all()) {
    const auto sound = memo.duration.count() > 0 ? phone.voiceMemos.sound(memo.id) : Result<std::string>("");
    const bool playable = sound && (sound->empty() || audio::readOggOpus(*sound));
    say("M " + memo.id + " " + std::to_string(memo.duration.count()) + " " + (playable ? "1" : "0"));
  }
  if (reports == "all") {
    for (const OwnReport& report : phone.ownReports.all()) tellReport(phone, report, told);
  } else {
    for (std::size_t at = 0; at < reports.size();) {
      const std::size_t comma = std::min(reports.find(',', at), reports.size());
      if (const auto report = phone.ownReports.find(reports.substr(at, comma - at))) tellReport(phone, *report, told);
      at = comma + 1;
    }
  }
  say("X outbox " + std::to_string(phone.outbox.count()));
}

}  // namespace passerelle::testing
