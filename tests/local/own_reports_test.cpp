// Reports that were sent: one transaction, lineage by sync.md rule 1, two devices, restore.
#include <gtest/gtest.h>

#include "shared/api/paths.h"
#include "shared/base/digest.h"
#include "shared/codec/report_json.h"
#include "tests/support/test_phone.h"

namespace passerelle {
namespace {
std::string send(testing::TestPhone& phone, const std::string& text) {
  const auto draft = phone->drafts.begin(testing::completeReport(phone->vault, text));
  return *phone->ownReports.send(draft->id);
}

std::string correct(testing::TestPhone& phone, const std::string& id, const std::string& text) {
  auto draft = phone->ownReports.correct(id);
  draft->content.astonishments[0].text = text;
  EXPECT_TRUE(phone->drafts.save(*draft));
  EXPECT_TRUE(phone->ownReports.send(draft->id));
  return phone->ownReports.find(id)->hash;
}

ReportReceipt receipt(const std::string& id, const std::string& hash, std::int64_t revision, std::int64_t cursor = 0) {
  return {id, revision, hash, "2026-11-17T17:42:05.123Z", "withHost", "2026-11-20T17:42:05.123Z", "", {}, cursor, "g1"};
}
}  // namespace

TEST(OwnReports, SendingMovesTheDraftIntoTheOutboxInOneTransaction) {
  testing::TestPhone phone;
  const auto draft = phone->drafts.begin(testing::completeReport(phone->vault, "attente"), Position{45.76, 4.86});
  const auto id = phone->ownReports.send(draft->id);
  ASSERT_TRUE(id);
  phone.restart();
  EXPECT_FALSE(phone->drafts.find(draft->id));
  const auto entry = phone->outbox.find(api::reportPath(*id));
  ASSERT_TRUE(entry);
  EXPECT_EQ(decodeReport(entry->body)->astonishments[0].text, "attente");
  EXPECT_EQ(entry->hash, sha256Hex(entry->body));
  EXPECT_TRUE(parsePosition(entry->position));
  const auto report = phone->ownReports.find(*id);
  EXPECT_FALSE(report->textReceived);
  EXPECT_EQ(report->parts.size(), 1U);
  EXPECT_EQ(phone->ownReports.send(draft->id).error().code, ErrorCode::notFound) << "sent once";
}

TEST(OwnReports, AnIncompleteReportIsRefusedWithTheFieldAndStaysADraft) {
  testing::TestPhone phone;
  Report report = testing::completeReport(phone->vault, "attente");
  report.subject.code.clear();
  const auto draft = phone->drafts.begin(report);
  const auto sent = phone->ownReports.send(draft->id);
  ASSERT_FALSE(sent);
  EXPECT_EQ(sent.error().field, "/subject/code");
  EXPECT_TRUE(phone->drafts.find(draft->id));
  EXPECT_EQ(phone->outbox.count(), 0);
}

TEST(OwnReports, AResponseLostThenAnEditNamesTheLostSend) {
  testing::TestPhone phone;
  ASSERT_TRUE(phone->account.setGeneration("g1"));
  const std::string id = send(phone, "un");
  const std::string first = phone->ownReports.find(id)->hash;
  auto lineage = phone->ownReports.beginSending(id, first);
  EXPECT_EQ(lineage->base, "");
  EXPECT_TRUE(lineage->supersedes.empty());
  const std::string second = correct(phone, id, "deux");
  phone.restart();
  lineage = phone->ownReports.beginSending(id, second);
  EXPECT_EQ(lineage->base, "");
  EXPECT_EQ(lineage->supersedes, std::vector<std::string>{first});
  ASSERT_TRUE(phone->ownReports.acknowledge(second, receipt(id, second, 2)));
  EXPECT_TRUE(phone->ownReports.find(id)->textReceived);
  const std::string third = correct(phone, id, "trois");
  lineage = phone->ownReports.beginSending(id, third);
  EXPECT_EQ(lineage->base, second);
  EXPECT_TRUE(lineage->supersedes.empty()) << "what was acknowledged is not superseded";
}

TEST(OwnReports, AnAnswerToAnEarlierSendMakesItTheBaseOfTheNewer) {
  testing::TestPhone phone;
  ASSERT_TRUE(phone->account.setGeneration("g1"));
  const std::string id = send(phone, "un");
  const std::string first = phone->ownReports.find(id)->hash;
  ASSERT_TRUE(phone->ownReports.beginSending(id, first));
  ASSERT_TRUE(phone->outbox.markInFlight(api::reportPath(id)));
  const std::string second = correct(phone, id, "deux");
  ASSERT_TRUE(phone->ownReports.acknowledge(first, receipt(id, first, 1)));
  ASSERT_TRUE(*phone->outbox.finish(api::reportPath(id)));
  EXPECT_FALSE(phone->ownReports.find(id)->textReceived) << "the newest text is not there yet";
  const auto lineage = phone->ownReports.beginSending(id, second);
  EXPECT_EQ(lineage->base, first);
  EXPECT_TRUE(lineage->supersedes.empty());
}

TEST(OwnReports, AConflictKeepsWhatWasWrittenAndStandsOnTheServersHead) {
  testing::TestPhone phone;
  const std::string id = send(phone, "à moi");
  const std::string mine = phone->ownReports.find(id)->hash;
  ASSERT_TRUE(phone->ownReports.beginSending(id, mine));
  const std::string head = sha256Hex("other");
  const auto copy = phone->ownReports.keepConflictCopy(id, head, 3);
  ASSERT_TRUE(copy);
  EXPECT_EQ(phone->outbox.count(), 0);
  EXPECT_EQ(phone->drafts.find(*copy)->origin, DraftOrigin::conflictCopy);
  EXPECT_EQ(phone->drafts.find(*copy)->content.astonishments[0].text, "à moi");
  EXPECT_EQ(phone->ownReports.find(id)->conflictDraftId, *copy);
  ASSERT_TRUE(phone->ownReports.send(*copy));
  const auto lineage = phone->ownReports.beginSending(id, mine);
  EXPECT_EQ(lineage->base, head);
  EXPECT_EQ(phone->ownReports.find(id)->conflictDraftId, "");
}

TEST(OwnReports, AConflictCopyThatIsSentKeepsTheUnsentTextItReplaces) {
  testing::TestPhone phone;
  const std::string id = send(phone, "du téléphone");
  const auto other = phone->vault.write([&](sql::Connection& connection) -> Result<void> {
    phone->drafts.insert(connection, id, DraftOrigin::conflictCopy, testing::completeReport(phone->vault, "du PC"));
    return {};
  });
  ASSERT_TRUE(other);
  ASSERT_TRUE(phone->ownReports.send(phone->ownReports.find(id)->conflictDraftId));
  EXPECT_EQ(phone->ownReports.find(id)->content.astonishments[0].text, "du PC");
  const auto kept = phone->drafts.find(phone->ownReports.find(id)->conflictDraftId);
  ASSERT_TRUE(kept) << "the server never had it: no history would show it";
  EXPECT_EQ(kept->content.astonishments[0].text, "du téléphone");
  EXPECT_EQ(kept->origin, DraftOrigin::conflictCopy);

  const std::string hash = phone->ownReports.find(id)->hash;
  ASSERT_TRUE(phone->ownReports.beginSending(id, hash));
  ASSERT_TRUE(phone->ownReports.acknowledge(hash, receipt(id, hash, 1)));
  ASSERT_TRUE(phone->outbox.finish(api::reportPath(id)));
  ASSERT_TRUE(phone->ownReports.send(kept->id));
  EXPECT_EQ(phone->drafts.count(), 0) << "what was received stands in the report's history";
}

TEST(OwnReports, AnotherDevicesTextIsAdoptedUnlessSomethingIsBeingWritten) {
  testing::TestPhone phone;
  const std::string id = send(phone, "un");
  const std::string first = phone->ownReports.find(id)->hash;
  Report other = phone->ownReports.find(id)->content;
  other.astonishments[0].text = "depuis le PC";
  const std::string bytes = encodeReport(other);
  StoredReport stored{id, bytes, sha256Hex(bytes), 2, "withHost", "t", "", "", {}, 9};
  ASSERT_TRUE(phone->ownReports.adopt(stored));
  EXPECT_EQ(phone->ownReports.find(id)->hash, first) << "its own text waits to be sent: the server will decide";
  ASSERT_TRUE(phone->ownReports.acknowledge(first, receipt(id, first, 1)));
  ASSERT_TRUE(phone->outbox.finish(api::reportPath(id)));
  const auto draft = phone->ownReports.correct(id);
  ASSERT_TRUE(phone->ownReports.adopt(stored));
  EXPECT_EQ(phone->ownReports.find(id)->hash, first) << "a correction is being written on the first text";
  ASSERT_TRUE(phone->drafts.remove(draft->id));
  ASSERT_TRUE(phone->ownReports.adopt(stored));
  EXPECT_EQ(phone->ownReports.find(id)->content.astonishments[0].text, "depuis le PC");
  EXPECT_TRUE(phone->ownReports.find(id)->textReceived);
  stored.revision = 1;
  stored.hash = first;
  stored.contentBytes = "old";
  ASSERT_TRUE(phone->ownReports.adopt(stored));
  EXPECT_EQ(phone->ownReports.find(id)->revision, 2) << "a late answer does not turn time back";
}

TEST(OwnReports, WithdrawingIsARevisionLikeAnyOther) {
  testing::TestPhone phone;
  const std::string id = send(phone, "un");
  ASSERT_TRUE(phone->outbox.finish(api::reportPath(id)));
  ASSERT_TRUE(phone->ownReports.withdraw(id));
  EXPECT_TRUE(decodeReport(phone->outbox.find(api::reportPath(id))->body)->withdrawn);
  EXPECT_EQ(phone->ownReports.withdraw("0193b3a0-0000-7000-8000-000000000009").error().code, ErrorCode::notFound);
}

TEST(OwnReports, ARestoredServerIsOfferedEverythingWithItsWholePast) {
  testing::TestPhone phone;
  ASSERT_TRUE(phone->account.setGeneration("g1"));
  const std::string id = send(phone, "un");
  const std::string first = phone->ownReports.find(id)->hash;
  ASSERT_TRUE(phone->ownReports.beginSending(id, first));
  ASSERT_TRUE(phone->ownReports.acknowledge(first, receipt(id, first, 1, 5)));
  ASSERT_TRUE(phone->outbox.finish(api::reportPath(id)));
  const std::string second = correct(phone, id, "deux");
  ASSERT_TRUE(phone->ownReports.beginSending(id, second));
  ASSERT_TRUE(phone->ownReports.acknowledge(second, receipt(id, second, 2, 8)));
  ASSERT_TRUE(phone->outbox.finish(api::reportPath(id)));
  EXPECT_EQ(phone->outbox.count(), 0);

  ASSERT_TRUE(phone->account.setGeneration("g2"));
  ASSERT_TRUE(phone->ownReports.offerAgain());
  phone.restart();
  ASSERT_EQ(phone->outbox.count(), 1);
  EXPECT_EQ(phone->outbox.find(api::reportPath(id))->hash, second);
  const auto lineage = phone->ownReports.beginSending(id, second);
  EXPECT_EQ(lineage->base, second);
  EXPECT_EQ(lineage->supersedes, std::vector<std::string>{first}) << "the backup may hold the first text";
}

TEST(OwnReports, KeepThePhonesCopyUntilABackupOfTheSameStoreCoversIt) {
  testing::TestPhone phone;
  auto draft = phone->drafts.begin(testing::completeReport(phone->vault, "un"));
  const auto photo = phone->media.add(MediumKind::photo, "image/jpeg", "jpeg");
  draft = phone->drafts.addMedium(draft->id, photo->id);
  draft->content.noRecognisablePerson = true;
  ASSERT_TRUE(phone->drafts.save(*draft));
  const std::string id = *phone->ownReports.send(draft->id);
  const std::string hash = phone->ownReports.find(id)->hash;
  ASSERT_TRUE(phone->ownReports.acknowledge(hash, receipt(id, hash, 1, 5)));
  const auto mayGo = [&] {
    EXPECT_TRUE(phone->ownReports.giveBackSpace(phone.clock.now() + std::chrono::hours(1)));
    return !phone->media.find(photo->id).has_value();
  };
  ASSERT_TRUE(phone->ownReports.backedUp("g1", 4));
  EXPECT_FALSE(phone->ownReports.find(id)->backedUp);
  ASSERT_TRUE(phone->ownReports.backedUp("g1", 99));
  EXPECT_FALSE(phone->ownReports.find(id)->backedUp) << "its photo has not arrived";
  ASSERT_TRUE(phone->ownReports.acknowledgeMedium(id, photo->id, photo->sha256, "t", 7, "g1"));
  ASSERT_TRUE(phone->ownReports.backedUp("g1", 6));
  EXPECT_FALSE(phone->ownReports.find(id)->backedUp);
  ASSERT_TRUE(phone->ownReports.backedUp("g2", 99));
  EXPECT_FALSE(phone->ownReports.find(id)->backedUp) << "another life of the store";
  EXPECT_FALSE(mayGo());
  ASSERT_TRUE(phone->ownReports.backedUp("g1", 7));
  EXPECT_TRUE(phone->ownReports.find(id)->backedUp);
  EXPECT_TRUE(mayGo());
}

}  // namespace passerelle
