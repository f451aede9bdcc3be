// cpprestsdk's headers as this program needs them. Include it before anything else of pplx or cpprest.
#pragma once
#include <cstdio>

namespace passerelle::http {
/// A continuation that nobody looked at threw. The library's default ends the process; one request's failure must not.
inline void reportUnobservedException() { std::fputs("passerelled: an unobserved failure in a task\n", stderr); }
}  // namespace passerelle::http

#define _REPORT_PPLTASK_UNOBSERVED_EXCEPTION() ::passerelle::http::reportUnobservedException()

#include <cpprest/details/http_server.h>
#include <cpprest/details/http_server_api.h>
#include <cpprest/http_listener.h>
#include <cpprest/rawptrstream.h>
#include <pplx/threadpool.h>
