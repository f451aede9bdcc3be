#include "tests/simulation/simulated_phone.h"

#include <stdexcept>

#include "tests/support/tiny_jpeg.h"

namespace passerelle::testing {
namespace {
void must(const Result<void>& result) {
  if (!result) throw std::runtime_error("a phone could not do something: " + result.error().message);
}
template <class T>
T must(Result<T> result) {
  if (!result) throw std::runtime_error("a phone could not do something: " + result.error().message);
  return std::move(*result);
}
}  // namespace

std::string markOf(const Report& report) {
  for (const Astonishment& one : report.astonishments) {
    const auto from = one.text.find('['), to = one.text.find(']');
    if (from != std::string::npos && to != std::string::npos) return one.text.substr(from + 1, to - from - 1);
  }
  return {};
}

SimulatedPhone::SimulatedPhone(VirtualTime& time, SimulatedServer& server, std::uint64_t seed, std::string email,
                               std::string name, Told& told)
    : m_time(time),
      m_server(server),
      m_rng(seed),
      m_networkRng(seed + 1),
      m_secrets(seed + 2),
      m_clock(time),
      m_email(std::move(email)),
      m_name(std::move(name)),
      m_told(told) {
  const std::int64_t wrongs[] = {0, 0, 0, 90'000, -86'400'000LL * 400, 86'400'000LL * 400};
  m_clock.setOffset(Milliseconds(wrongs[m_rng.below(6)]));
  start();
  signIn();
}

SimulatedPhone::~SimulatedPhone() { kill(); }

void SimulatedPhone::start() {
  auto opened = Phone::open({m_folder.path(), std::string(kKeyBytes, 'k'), {}}, m_clock, m_secrets, m_files);
  m_phone = must(std::move(opened));
  m_network = std::make_unique<UnreliableNetwork>(m_time, m_server, m_networkRng, m_told);
  m_network->weather = m_weather;
  m_network->partitioned = m_partitioned;
  m_link = std::make_unique<Link>(*m_network, m_clock, *m_phone);
  m_engine = std::make_unique<SyncEngine>(*m_link, m_time, m_clock, m_rng, *m_phone, SyncOptions{100});
  m_puller = std::make_unique<Puller>(*m_link, m_time, m_clock, m_rng, *m_phone);
  m_engine->start();
  m_puller->start();
}

void SimulatedPhone::kill() {
  m_puller.reset();
  m_engine.reset();
  m_link.reset();
  m_network.reset();
  m_phone.reset();
}

void SimulatedPhone::signIn() {
  if (!m_server.up()) return;
  Me me;
  me.id = m_server.personId(m_email);
  me.name = m_name;
  must(m_phone->account.signIn({"https://passerelle.example", "Chaîne", m_name, m_server.tokenOf(m_email), ""}, me));
}

void SimulatedPhone::signOut() { must(m_phone->account.signOut()); }

std::string SimulatedPhone::newMark() { return m_name + "-" + std::to_string(++m_marks); }

void SimulatedPhone::capture() {
  const std::string mark = newMark();
  must(m_phone->captures.addText(mark));
  m_captured.insert(mark);
}

void SimulatedPhone::edit(Draft& draft) {
  const std::string mark = newMark();
  // Who edits a conflict copy means the new words: the copy's own are not awaited any more.
  if (draft.origin == DraftOrigin::conflictCopy) m_sent[draft.reportId].clear();
  if (draft.content.astonishments.empty())
    draft.content.astonishments.push_back({m_phone->vault.newId(), Tone::bad, {}, {}, {}, {}, {}});
  draft.content.astonishments[0].text = "Sept clients attendent [" + mark + "]";
  draft.focus = {"/astonishments/0/text", static_cast<int>(mark.size())};
  must(m_phone->drafts.save(draft));
  m_saved[draft.id] = mark;
}

void SimulatedPhone::attachPhoto(Draft& draft) {
  const Medium photo = must(m_phone->media.add(MediumKind::photo, "image/jpeg", tinyJpeg()));
  must(m_phone->media.add(MediumKind::thumbnail, "image/jpeg", tinyJpeg(), photo.id));
  draft = must(m_phone->drafts.addMedium(draft.id, photo.id));
  draft.content.noRecognisablePerson = true;
}

void SimulatedPhone::typeDraft() {
  const auto drafts = m_phone->drafts.all();
  if (!drafts.empty() && m_rng.below(2) == 0) {
    auto draft = *m_phone->drafts.find(drafts[m_rng.below(drafts.size())].id);
    return edit(draft);
  }
  Report report;
  report.subject = {SubjectKind::unit, "LYO-01"};
  report.visitedOn = "2026-11-17";
  if (m_rng.below(2) == 0) report.ideas.push_back({m_phone->vault.newId(), "Ouvrir une deuxième caisse"});
  auto draft = must(m_phone->drafts.begin(report));
  if (m_rng.below(3) == 0) attachPhoto(draft);
  edit(draft);
}

void SimulatedPhone::send(const Draft& draft) {
  const std::string mark = markOf(draft.content);
  must(m_phone->ownReports.send(draft.id));
  m_sent[draft.reportId].push_back(mark);
  m_saved.erase(draft.id);
}

void SimulatedPhone::sendDraft() {
  for (const DraftLine& line : m_phone->drafts.all()) {
    if (line.origin == DraftOrigin::fresh) return send(*m_phone->drafts.find(line.id));
  }
}

void SimulatedPhone::correct() {
  const auto reports = m_phone->ownReports.all();
  if (reports.empty()) return;
  const OwnReport& report = reports[m_rng.below(reports.size())];
  auto draft = must(m_phone->ownReports.correct(report.id));
  edit(draft);
  if (m_rng.below(4) != 0) send(draft);
}

void SimulatedPhone::withdraw() {
  const auto reports = m_phone->ownReports.all();
  if (!reports.empty()) must(m_phone->ownReports.withdraw(reports[m_rng.below(reports.size())].id));
}

void SimulatedPhone::react() {
  for (const FeedCard& card : m_phone->mirror.feed(5)) {
    if (card.own) continue;
    must(m_phone->reactions.markRead(card.id));
    must(m_phone->reactions.setUseful(card.id, m_rng.below(2) == 0));
    for (const ReportIdea& idea : card.ideas) must(m_phone->reactions.setSupport(idea.id, m_rng.below(2) == 0));
  }
}

void SimulatedPhone::settleConflicts() {
  for (const DraftLine& line : m_phone->drafts.all()) {
    if (line.origin == DraftOrigin::conflictCopy && m_rng.below(2) == 0) return send(*m_phone->drafts.find(line.id));
  }
}

void SimulatedPhone::setWeather(const Weather& weather) {
  m_weather = weather;
  if (m_network) m_network->weather = weather;
}

void SimulatedPhone::setPartitioned(bool partitioned) {
  m_partitioned = partitioned;
  if (m_network) m_network->partitioned = partitioned;
}

void SimulatedPhone::networkReturned() {
  m_engine->networkReturned();
  m_puller->networkReturned();
}

}  // namespace passerelle::testing
