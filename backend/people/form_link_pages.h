// What pages show of personal links to the browser form.
#pragma once
#include <vector>

#include "backend/http/message.h"
#include "backend/pages/html.h"
#include "backend/people/form_link_repository.h"
#include "backend/people/people_service.h"

namespace passerelle::people {

/// The page that shows a new personal link once, as text and QR.
http::Response formLinkPage(const Invitation& made, const http::Caller& caller, Language language);

/// The part of the devices' page: living links, ending one, and making one for oneself.
pages::Html formLinkSection(const std::vector<FormLink>& links, const http::Caller& caller, bool everybody,
                            Language language);

}  // namespace passerelle::people
