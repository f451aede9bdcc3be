#include "backend/pages/xml.h"

#include <libxml/xmlwriter.h>

#include <new>
#include <stdexcept>

#include "backend/pages/html.h"

namespace passerelle::pages {

struct Xml::State {
  xmlBufferPtr buffer = nullptr;
  xmlTextWriterPtr writer = nullptr;
  ~State() {
    if (writer != nullptr) xmlFreeTextWriter(writer);
    if (buffer != nullptr) xmlBufferFree(buffer);
  }
};

namespace {
const xmlChar* bytesOf(const std::string& text) { return reinterpret_cast<const xmlChar*>(text.c_str()); }
const xmlChar* bytesOf(const char* text) { return reinterpret_cast<const xmlChar*>(text); }

/// A writer into memory fails only when there is none, or when the calls do not fit each other.
void must(int written) {
  if (written < 0) throw std::runtime_error("XML cannot be written.");
}
}  // namespace

Xml::Xml() : m_state(std::make_unique<State>()) {
  m_state->buffer = xmlBufferCreate();
  if (m_state->buffer != nullptr) m_state->writer = xmlNewTextWriterMemory(m_state->buffer, 0);
  if (m_state->writer == nullptr) throw std::bad_alloc();
  must(xmlTextWriterStartDocument(m_state->writer, nullptr, "UTF-8", nullptr));
}

Xml::~Xml() = default;

Xml& Xml::begin(const char* name) {
  must(xmlTextWriterStartElement(m_state->writer, bytesOf(name)));
  return *this;
}

Xml& Xml::end() {
  must(xmlTextWriterEndElement(m_state->writer));
  return *this;
}

Xml& Xml::attribute(const char* name, std::string_view value) {
  must(xmlTextWriterWriteAttribute(m_state->writer, bytesOf(name), bytesOf(cleanText(value))));
  return *this;
}

Xml& Xml::text(std::string_view value) {
  must(xmlTextWriterWriteString(m_state->writer, bytesOf(cleanText(value))));
  return *this;
}

std::string Xml::take() {
  must(xmlTextWriterEndDocument(m_state->writer));
  must(xmlTextWriterFlush(m_state->writer));
  return {reinterpret_cast<const char*>(xmlBufferContent(m_state->buffer)),
          static_cast<std::size_t>(xmlBufferLength(m_state->buffer))};
}

}  // namespace passerelle::pages
