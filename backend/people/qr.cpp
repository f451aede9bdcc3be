#include "backend/people/qr.h"

#include <qrencode.h>

#include <memory>
#include <stdexcept>

namespace passerelle::people {

std::string qrSvg(std::string_view text) {
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
      QRcode_encodeString8bit(std::string(text).c_str(), 0, QR_ECLEVEL_M), &QRcode_free);
  if (!code) throw std::runtime_error("A link is too long for a QR code.");
  const int side = code->width + 8;
  const std::string size = std::to_string(side);
  std::string path;
  for (int y = 0; y < code->width; ++y) {
    for (int x = 0; x < code->width; ++x) {
      if ((code->data[y * code->width + x] & 1) == 0) continue;
      int run = 1;
      while (x + run < code->width && (code->data[y * code->width + x + run] & 1) != 0) ++run;
      path += "M" + std::to_string(x + 4) + " " + std::to_string(y + 4) + "h" + std::to_string(run) + "v1h-" +
              std::to_string(run) + "z";
      x += run;
    }
  }
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + size + " " + size +
         "\" shape-rendering=\"crispEdges\" role=\"img\"><path fill=\"#ffffff\" d=\"M0 0h" + size + "v" + size + "h-" +
         size + "z\"/><path fill=\"#000000\" d=\"" + path + "\"/></svg>";
}

}  // namespace passerelle::people
