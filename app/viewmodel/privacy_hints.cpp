#include "app/viewmodel/privacy_hints.h"

#include <QSyntaxHighlighter>
#include <QTextCursor>
#include <QTextDocument>

#include "app/viewmodel/text.h"

namespace passerelle {
namespace {
constexpr int kHintAfterMs = 350;
}  // namespace

/// Draws a line under places of a plain text.
class HintUnderliner : public QSyntaxHighlighter {
 public:
  explicit HintUnderliner(QTextDocument* document) : QSyntaxHighlighter(document) {}

  void show(std::vector<std::pair<int, int>> places, const QColor& colour) {
    m_places = std::move(places);
    m_colour = colour;
    rehighlight();
  }

 protected:
  void highlightBlock(const QString& block) override {
    QTextCharFormat format;
    format.setUnderlineStyle(QTextCharFormat::SingleUnderline);
    format.setUnderlineColor(m_colour);
    format.setFontUnderline(true);
    const int from = currentBlock().position();
    for (const auto& [begin, end] : m_places) {
      const int first = std::max(begin - from, 0), last = std::min(end - from, static_cast<int>(block.size()));
      if (first < last) setFormat(first, last - first, format);
    }
  }

 private:
  std::vector<std::pair<int, int>> m_places;
  QColor m_colour;
};

PrivacyHints::PrivacyHints(QObject* parent) : QObject(parent) {
  m_pause.setSingleShot(true);
  m_pause.setInterval(kHintAfterMs);
  connect(&m_pause, &QTimer::timeout, this, &PrivacyHints::look);
}

PrivacyHints::~PrivacyHints() = default;

void PrivacyHints::setAid(WritingAid* aid) {
  m_aid = aid;
  m_pause.start();
  emit aidChanged();
}

void PrivacyHints::setField(const QString& field) {
  m_field = field;
  emit aidChanged();
}

void PrivacyHints::setDocument(QQuickTextDocument* document) {
  if (m_document == document || document == nullptr) return;
  m_document = document;
  m_underliner = new HintUnderliner(document->textDocument());
  connect(document->textDocument(), &QTextDocument::contentsChange, this, [this](int, int removed, int added) {
    if (removed == 0 && added == 0) return;
    if (text() == m_looked) return;  // a new look, not a new text
    if (!m_editing && m_undoable) {
      m_undoable = false;
      emit changed();
    }
    m_pause.start();
  });
  m_pause.start();
  emit aidChanged();
}

QColor PrivacyHints::underline() const { return m_colour; }
void PrivacyHints::setUnderline(const QColor& colour) {
  m_colour = colour;
  show();
  emit aidChanged();
}

QString PrivacyHints::text() const { return m_document ? m_document->textDocument()->toPlainText() : QString(); }

void PrivacyHints::look() {
  m_pause.stop();
  if (!m_aid || !m_document) return;
  const QString asked = text();
  if (asked == m_looked) return;
  m_aid->findMentions(asked, [self = QPointer<PrivacyHints>(this), asked](std::vector<words::Mention> mentions) {
    if (self) self->adopt(std::move(mentions), asked);
  });
}

void PrivacyHints::adopt(std::vector<words::Mention> mentions, const QString& asked) {
  if (text() != asked) return;  // written on meanwhile: the next pause looks again
  m_looked = asked;
  m_mentions = std::move(mentions);
  show();
}

void PrivacyHints::show() {
  m_shown.clear();
  std::vector<std::pair<int, int>> places;
  for (const words::Mention& mention : m_mentions) {
    if (m_aid && m_aid->isKept(m_field, toQt(mention.text))) continue;
    m_shown.push_back(mention);
    places.emplace_back(static_cast<int>(mention.begin16), static_cast<int>(mention.end16));
  }
  if (m_underliner != nullptr && m_document) m_underliner->show(std::move(places), m_colour);
  emit changed();
}

QVariantList PrivacyHints::hints() const {
  QVariantList list;
  for (const words::Mention& mention : m_shown) {
    QStringList proposals;
    for (const std::string& proposal : mention.proposals) proposals.append(toQt(proposal));
    list.append(QVariantMap{{"words", toQt(mention.text)},
                            {"kind", toQt(words::toString(mention.kind))},
                            {"proposals", proposals},
                            {"begin", static_cast<int>(mention.begin16)}});
  }
  return list;
}

void PrivacyHints::replace(int hint, const QString& proposal) {
  if (hint < 0 || hint >= count() || !m_document || text() != m_looked) return;
  const words::Mention mention = m_shown[static_cast<std::size_t>(hint)];
  QTextCursor cursor(m_document->textDocument());
  int begin = static_cast<int>(mention.begin16);
  const int end = static_cast<int>(mention.end16);
  if (proposal.isEmpty() && begin > 0 && m_looked.at(begin - 1).isSpace()) --begin;
  m_editing = true;
  cursor.beginEditBlock();
  cursor.setPosition(begin);
  cursor.setPosition(end, QTextCursor::KeepAnchor);
  cursor.insertText(proposal);
  cursor.endEditBlock();
  m_editing = false;
  m_undoable = true;
  m_mentions.clear();
  show();
  emit replaced();
  look();
}

void PrivacyHints::keep(int hint) {
  if (hint < 0 || hint >= count() || !m_aid) return;
  m_aid->keep(m_field, toQt(m_shown[static_cast<std::size_t>(hint)].text));
  show();
}

void PrivacyHints::undo() {
  if (!m_document || !m_undoable) return;
  m_editing = true;
  m_document->textDocument()->undo();
  m_editing = false;
  m_undoable = false;
  emit changed();
  emit replaced();
  look();
}

}  // namespace passerelle
