// A report on paper: kept as a PDF, or printed. The page hands over its words as it shows them; photos come from the
// phone.
#pragma once
#include <QImage>
#include <QObject>
#include <QQmlEngine>
#include <QString>
#include <QVariantMap>
#include <functional>

#include "app/local/phone.h"
#include "app/platform/modules/paper_module.h"

namespace passerelle {

class PaperModel : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the app")
  Q_PROPERTY(QString sentence READ sentence NOTIFY changed)
  Q_PROPERTY(QString path READ path NOTIFY changed)

 public:
  using FindModule = std::function<PaperModule*()>;
  /// @param folder  where PDFs are kept; "": the person's documents. @param find  may give none: then nothing can be
  /// printed.
  PaperModel(Phone& phone, FindModule find, QString folder = {}, QObject* parent = nullptr);

  /// What was done, or what went wrong and what to do.
  QString sentence() const { return m_sentence; }
  /// Of the PDF that was written last; empty when none was.
  QString path() const { return m_path; }

  /// `sheet`: {title, subtitle, author, day, footer, pageOf, ideasHeading, replyHeading, replyText, ideas: [text],
  /// parts: [{tone, heading, verbatim, text, photos: [{source, caption}], merit: {counts, fills, inks, line, halo,
  /// caption}}], photos: […]}. `merit`, where it is, is drawn as a merit profile.
  Q_INVOKABLE void keepPdf(const QVariantMap& sheet);
  Q_INVOKABLE void print(const QVariantMap& sheet);
  /// Shows the last PDF with the program that the person reads PDFs with.
  Q_INVOKABLE void openPdf() const;
  Q_INVOKABLE void forget();

 signals:
  void changed();

 private:
  PaperReport reportOf(const QVariantMap& sheet) const;
  QImage imageOf(const QString& source) const;
  QString placeFor(const QVariantMap& sheet) const;
  void tell(const QString& sentence, const QString& path = {});

  Phone& m_phone;
  FindModule m_find;
  QString m_folder;
  QString m_sentence;
  QString m_path;
};

}  // namespace passerelle
