#include "app/viewmodel/revision_changes.h"

#include <QCoreApplication>
#include <algorithm>

#include "app/viewmodel/feed_model.h"
#include "app/viewmodel/text.h"
#include "shared/codec/names.h"
#include "shared/domain/word_diff.h"

namespace passerelle {
namespace {

QString say(const char* text) { return QCoreApplication::translate("RevisionChanges", text); }

QString toneWord(Tone tone) {
  return tone == Tone::good  ? QCoreApplication::translate("RevisionChanges", "good")
         : tone == Tone::bad ? QCoreApplication::translate("RevisionChanges", "bad")
                             : QCoreApplication::translate("RevisionChanges", "puzzling");
}

class Changes {
 public:
  explicit Changes(Phone& phone) : m_phone(phone) {}

  void compare(const QString& label, const std::string& before, const std::string& after) {
    if (before == after) return;
    QVariantList pieces;
    QString spoken;
    for (const DiffPiece& piece : wordDiff(before, after)) {
      const QString words = toQt(piece.text);
      const char* kind = piece.kind == DiffKind::same ? "same" : piece.kind == DiffKind::removed ? "removed" : "added";
      pieces.append(QVariantMap{{QStringLiteral("kind"), QString::fromLatin1(kind)}, {QStringLiteral("text"), words}});
      if (piece.kind == DiffKind::removed)
        spoken += QCoreApplication::translate("RevisionChanges", "removed: %1; ").arg(words.trimmed());
      else if (piece.kind == DiffKind::added)
        spoken += QCoreApplication::translate("RevisionChanges", "added: %1; ").arg(words.trimmed());
    }
    m_list.append(QVariantMap{
        {QStringLiteral("label"), label}, {QStringLiteral("pieces"), pieces}, {QStringLiteral("spoken"), spoken}});
  }

  template <class Entry, class Text>
  void entries(const char* label, const std::vector<Entry>& before, const std::vector<Entry>& after, Text text) {
    const auto find = [](const std::vector<Entry>& among, const std::string& id) {
      return std::find_if(among.begin(), among.end(), [&](const Entry& one) { return one.id == id; });
    };
    int number = 0;
    for (const Entry& one : after) {
      ++number;
      const auto was = find(before, one.id);
      compare(say(label).arg(number), was == before.end() ? std::string() : text(*was), text(one));
    }
    number = 0;
    for (const Entry& one : before) {
      ++number;
      if (find(after, one.id) == after.end()) compare(say(label).arg(number), text(one), {});
    }
  }

  std::string moment(const std::string& code) { return momentLabel(m_phone, code).toStdString(); }
  QVariantList take() { return std::move(m_list); }

 private:
  Phone& m_phone;
  QVariantList m_list;
};

int photosOf(const Report& report) {
  return static_cast<int>(std::count_if(report.media.begin(), report.media.end(),
                                        [](const ManifestEntry& line) { return line.kind == MediumKind::photo; }));
}

std::string placeOf(Phone& phone, const Report& report) {
  const auto unit = phone.mirror.unit(report.subject.code);
  return unit ? unit->name : report.subject.code;
}
}  // namespace

QVariantList revisionChanges(Phone& phone, const Report& before, const Report& after) {
  Changes changes(phone);
  if (before.withdrawn != after.withdrawn) {
    const auto state = [](const Report& report) {
      return (report.withdrawn ? QCoreApplication::translate("RevisionChanges", "withdrawn")
                               : QCoreApplication::translate("RevisionChanges", "readable"))
          .toStdString();
    };
    changes.compare(QCoreApplication::translate("RevisionChanges", "State"), state(before), state(after));
  }
  changes.compare(QCoreApplication::translate("RevisionChanges", "Store"), placeOf(phone, before),
                  placeOf(phone, after));
  changes.compare(QCoreApplication::translate("RevisionChanges", "Day of the visit"), before.visitedOn,
                  after.visitedOn);
  changes.entries(QT_TRANSLATE_NOOP("RevisionChanges", "Astonishment %1"), before.astonishments, after.astonishments,
                  [&](const Astonishment& one) {
                    std::string text = toneWord(one.tone).toStdString();
                    if (!one.momentOfTruth.empty()) text += " · " + changes.moment(one.momentOfTruth);
                    if (!one.text.empty()) text += "\n" + one.text;
                    if (!one.verbatim.empty()) text += "\n«\u00a0" + one.verbatim + "\u00a0»";
                    return text;
                  });
  changes.entries(QT_TRANSLATE_NOOP("RevisionChanges", "Idea %1"), before.ideas, after.ideas,
                  [](const ReportIdea& idea) { return idea.text; });
  const auto strip = [&](const Report& report) {
    std::string text;
    for (const SenseMark& mark : report.senses) {
      if (!text.empty()) text += "\n";
      text += changes.moment(mark.moment) + " · " + mark.sense + " · " + toneWord(mark.tone).toStdString();
      if (!mark.word.empty()) text += " " + mark.word;
    }
    return text;
  };
  changes.compare(QCoreApplication::translate("RevisionChanges", "Sensory walk"), strip(before), strip(after));
  if (photosOf(before) != photosOf(after))
    changes.compare(QCoreApplication::translate("RevisionChanges", "Photos"), std::to_string(photosOf(before)),
                    std::to_string(photosOf(after)));
  return changes.take();
}

}  // namespace passerelle
