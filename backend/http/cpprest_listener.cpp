#include "backend/http/listener.h"

namespace passerelle::http {
class Listener::Impl {};
Listener::Listener(Router&, ListenerOptions) {}
Listener::~Listener() = default;
int Listener::port() const { return 0; }
void Listener::stop(Milliseconds) {}
}  // namespace passerelle::http
