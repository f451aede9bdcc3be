#include "app/sample/sample_phone.h"

#include <stdexcept>

#include "app/sample/sample_chain.h"
#include "app/sample/sample_committee.h"
#include "app/sample/sample_person.h"
#include "app/sample/sample_rounds.h"
#include "app/sample/sample_talk.h"
#include "shared/codec/reading_json.h"
#include "shared/codec/round_json.h"
#include "shared/codec/triage_json.h"

namespace passerelle::sample {
namespace {
/// What the author of the published report corrected, and what stood there before.
constexpr const char* kCorrected = " Sept personnes ont attendu, pas cinq.";
constexpr const char* kBefore = " Cinq personnes ont attendu.";
constexpr int kPhotoEdge = 2048, kPhotoThumbnailEdge = 320;

void must(const Result<void>& done) {
  if (!done) throw std::runtime_error(done.error().message);
}

template <class T>
T must(Result<T> done) {
  if (!done) throw std::runtime_error(done.error().message);
  return std::move(*done);
}

std::string ago(Phone& phone, std::chrono::minutes minutes) { return toIso(phone.vault.clock().now() - minutes); }

std::string jpeg(const char* name, int edge) {
  return samplePhoto(QString::fromLatin1(name) + QStringLiteral(".jpg"), edge).toStdString();
}

Report contentFor(Phone& phone, const QJsonObject& story) {
  return contentOf(story, phone.vault.clock().now(), [&phone] { return phone.vault.newId(); });
}

/// Puts a report into the mirror, photo and all.
void keep(Phone& phone, const SampleReport& report) {
  const std::string json = compact(report.view);
  must(phone.mirror.putReport(must(decodeReportView(json)), json, false));
  if (report.mediumId.empty()) return;
  must(phone.mirror.keepPicture(report.id, report.mediumId, "full",
                                samplePhoto(report.photo, kPhotoEdge).toStdString()));
  must(phone.mirror.keepPicture(report.id, report.mediumId, "thumb",
                                samplePhoto(report.photo, kPhotoEdge).toStdString()));
}

std::string addPhotoOf(Phone& phone, const std::string& draftId, const char* name) {
  const Medium medium = must(phone.media.add(MediumKind::photo, "image/jpeg", jpeg(name, kPhotoEdge)));
  must(phone.media.add(MediumKind::thumbnail, "image/jpeg", jpeg(name, kPhotoThumbnailEdge), medium.id));
  must(phone.drafts.addMedium(draftId, medium.id));
  return medium.id;
}

/// Sends a story as one's own; with photos of these names.
std::string send(Phone& phone, const QJsonObject& story, const std::vector<const char*>& photos) {
  Draft draft = must(phone.drafts.begin(contentFor(phone, story)));
  for (const char* name : photos) addPhotoOf(phone, draft.id, name);
  draft = *phone.drafts.find(draft.id);
  draft.content.noRecognisablePerson = true;
  must(phone.drafts.save(draft));
  return must(phone.ownReports.send(draft.id));
}

void receive(Phone& phone, const std::string& id, const std::string& state, std::chrono::minutes since,
             std::int64_t revision = 1) {
  const auto entry = *phone.outbox.find("/v1/reports/" + id);
  must(phone.ownReports.beginSending(id, entry.hash));
  ReportReceipt receipt;
  receipt.id = id;
  receipt.revision = revision;
  receipt.hash = entry.hash;
  receipt.receivedAt = ago(phone, since);
  receipt.state = state;
  receipt.hourEndsAt = ago(phone, since - std::chrono::hours(72));
  if (state == "published") receipt.publishedAt = ago(phone, since);
  must(phone.ownReports.acknowledge(entry.hash, receipt));
  must(phone.outbox.finish(entry.path));
}

void receiveMedia(Phone& phone, const std::string& id, std::chrono::minutes since) {
  for (const OutboxEntry& entry : phone.outbox.ofReport(id)) {
    if (entry.mediumId.empty()) continue;
    must(phone.ownReports.acknowledgeMedium(id, entry.mediumId, entry.hash, ago(phone, since), 0, {}));
    must(phone.outbox.finish(entry.path));
  }
}

void signIn(Phone& phone, Me me) {
  me.id = kMyId;
  me.language = phone.settings.language();
  must(phone.account.signIn({"https://passerelle.tilleul.example", "Tilleul", "device", "token", {}}, me));
}
}  // namespace

void signInVisitor(Phone& phone) {
  Me me;
  me.name = "Claire Fontaine";
  me.department = "Direction des achats";
  me.email = "claire.fontaine@tilleul.example";
  me.roles = {"visitor"};
  signIn(phone, me);
}

void signInHost(Phone& phone) {
  Me me;
  me.name = "Nadia Berthier";
  me.email = "nadia.berthier@tilleul.example";
  me.roles = {"host"};
  me.unit = UnitName{"LYON-02", "Tilleul Lyon Gare"};
  signIn(phone, me);
}

void signInCommittee(Phone& phone) {
  Me me;
  me.name = "Léa Schmitt";
  me.department = "Marketing";
  me.email = "lea.schmitt@tilleul.example";
  me.roles = {"management", "visitor"};
  signIn(phone, me);
}

void fillMirror(Phone& phone) {
  const SampleChain chain(phone.vault.clock().now());
  for (const auto& row : chain.units()) must(phone.mirror.putRow("unit", row.code, row.json));
  must(phone.mirror.putRow("referential", "current", chain.referential()));
  for (const SampleReport& report : chain.published()) keep(phone, report);
  const SampleTalk talk(chain, phone.vault.clock());
  for (const std::string& id : talk.told()) {
    const std::string json = compact(talk.find(id));
    must(talk.kindOf(id) == "comment" ? phone.conversation.putComment(json) : phone.conversation.putNotification(json));
  }
  const SamplePerson person(phone.vault.clock().now());
  must(phone.letters.put(compact(person.subscription())));
  if (phone.absences.allowed()) must(phone.absences.put(compact(person.absences())));
  const FeedPage page = must(decodeFeedPage(chain.feed()));
  must(phone.mirror.putFeedPage(page, 0, true));
  const FeedCard& second = page.cards[1];
  must(phone.reactions.adoptSupport(second.ideas.front().id, true, IdeaCounts{14, 61}));
  must(phone.reactions.adoptUseful(second.id, true, 23));
  must(phone.reactions.adoptUseful(page.cards[0].id, true, 9));
}

void fillCarnet(Phone& phone) {
  must(phone.captures.addText("À l’ouverture, le rideau métallique reste à mi-hauteur : on entre en se baissant."));
  must(phone.captures.addPhoto(jpeg("signage", kPhotoEdge), jpeg("signage", kPhotoThumbnailEdge),
                               "Trois panneaux, trois directions pour les toilettes."));
  must(
      phone.captures.addText("« Je viens pour la même vis que mardi. » Le vendeur s’en souvient, et de la vis aussi."));
  must(phone.captures.addPhoto(jpeg("bench", kPhotoEdge), jpeg("bench", kPhotoThumbnailEdge)));
}

std::string fillDraft(Phone& phone) {
  Report report = contentFor(phone, stories()[46].toObject());
  report.visitedOn = toIsoDate(phone.vault.clock().now());
  report.senses = {{"welcome", "smell", Tone::good, "pain chaud"},
                   {"welcome", "sight", Tone::good, {}},
                   {"search", "sight", Tone::puzzling, {}},
                   {"checkout", "hearing", Tone::bad, "trois bips et une annonce"}};
  Draft draft = must(phone.drafts.begin(std::move(report)));
  addPhotoOf(phone, draft.id, "queue");
  addPhotoOf(phone, draft.id, "counter");
  must(phone.drafts.setOpen({}));
  return draft.id;
}

void fillOwnReports(Phone& phone) {
  const QJsonArray all = stories();
  const std::string published = send(phone, all[14].toObject(), {"queue"});
  receive(phone, published, "published", std::chrono::hours(30));
  receiveMedia(phone, published, std::chrono::hours(30));
  Draft correction = must(phone.ownReports.correct(published));
  correction.content.astonishments.front().text += kCorrected;
  must(phone.drafts.save(correction));
  must(phone.ownReports.send(correction.id));
  receive(phone, published, "published", std::chrono::hours(29), 2);
  const std::string withHost = send(phone, all[45].toObject(), {"plants"});
  receive(phone, withHost, "withHost", std::chrono::minutes(18));
  receiveMedia(phone, withHost, std::chrono::minutes(17));
  const std::string sending = send(phone, all[25].toObject(), {"kids", "van"});
  receive(phone, sending, "withHost", std::chrono::minutes(6));
  for (const OutboxEntry& entry : phone.outbox.ofReport(sending)) {
    if (entry.kind != OutboxKind::photo) continue;
    must(phone.outbox.setProgress(entry.path, "/v1/uploads/sample", entry.sizeBytes / 2));
    must(phone.outbox.postpone(entry.path, Obstacle::offline, {}, phone.vault.clock().now() + std::chrono::minutes(4)));
    break;
  }
  const std::string refused = send(phone, all[27].toObject(), {});
  must(phone.outbox.stop("/v1/reports/" + refused, OutboxState::refused, Obstacle::refused,
                         "Ce magasin a fermé le mois dernier\u00a0: choisissez-en un autre, puis envoyez."));
  const std::string waiting = send(phone, all[31].toObject(), {});
  must(phone.outbox.postpone("/v1/reports/" + waiting, Obstacle::offline, {},
                             phone.vault.clock().now() + std::chrono::minutes(4)));
}

Report beforeCorrection(Report corrected) {
  std::string& text = corrected.astonishments.front().text;
  const std::string after = kCorrected;
  if (text.ends_with(after)) text.replace(text.size() - after.size(), after.size(), kBefore);
  return corrected;
}

std::string fillStoreHour(Phone& phone) {
  const SampleChain chain(phone.vault.clock().now());
  for (const SampleReport& report : chain.withHost()) keep(phone, report);
  return chain.withHost().front().id;
}

void fillRounds(Phone& phone) {
  const SampleChain chain(phone.vault.clock().now());
  for (const QJsonValue& round : sampleRounds(chain, phone.vault.clock().now())) {
    const std::string json = compact(round.toObject());
    must(phone.rounds.put(must(decodeRound(json)), json));
  }
  BallotView ballot = must(decodeBallot(compact(sampleBallot(chain))));
  must(phone.rounds.putSlate(kOpenRound, ballot));
  must(phone.rounds.say(kOpenRound, ballot.lines[0].item, 5));
  must(phone.rounds.say(kOpenRound, ballot.lines[1].item, 2));
  must(phone.rounds.say(kOpenRound, ballot.lines[2].item, kNoOpinion));
  ballot.receipt = kSampleReceipt;
  for (BallotViewLine& line : ballot.lines) line.said = 3;
  must(phone.rounds.putSlate(kPublishedRound, ballot));
}

void fillCommittee(Phone& phone) {
  const TimePoint now = phone.vault.clock().now();
  const SampleChain chain(now);
  std::vector<TriageIdea> ideas;
  std::vector<std::string> json;
  for (const QJsonValue& idea : sampleDeck(chain)) {
    json.push_back(compact(idea.toObject()));
    ideas.push_back(must(decodeTriageIdea(json.back())));
  }
  must(phone.triage.replace(ideas, json));
  const std::string month = sampleMonth(now).toStdString();
  must(phone.palmares.putMonths(R"({"items":[{"month":")" + month + R"("}]})"));
  must(phone.palmares.putMonth(month, compact(samplePalmares(chain, now))));
}

std::string bestStory(Phone& phone) {
  const auto cards = phone.mirror.feed(1);
  return cards.empty() ? std::string() : cards.front().id;
}

}  // namespace passerelle::sample
