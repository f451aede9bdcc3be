// A lively phone: the demo chain's stories, photos and stores, some captures, a report under way and others on their
// way.
#pragma once
#include <string>

#include "app/local/phone.h"

namespace passerelle::testing {

/// Signs `phone` in as Claire Fontaine, purchasing, and visitor; or as the host of Tilleul Lyon Gare.
void signInVisitor(Phone& phone);
void signInHost(Phone& phone);

/// Stores, referential and feed of the demo chain (backend/demo), as the server would have told them.
void fillMirror(Phone& phone);
/// Five captures of today and yesterday, two with photos.
void fillCarnet(Phone& phone);
/// A report under way on Tilleul Lyon Gare. Returns the draft's id.
std::string fillDraft(Phone& phone);
/// A published report with the store's reply, one with the store, one on its way with a photo at 3 of 7, one refused.
void fillOwnReports(Phone& phone);
/// Two reports on the host's unit that wait for an answer. Returns the id of the first.
std::string fillStoreHour(Phone& phone);
/// The report of the feed that tells most: with photo, words of a customer, idea and reply.
std::string bestStory(Phone& phone);

/// The bytes of a file of the repository; throws when it is not there.
std::string repositoryFile(const std::string& path);

}  // namespace passerelle::testing
