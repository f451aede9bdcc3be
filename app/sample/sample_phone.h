// A lively phone: the demo chain's stories, photos and stores, some captures, a report under way and others on their
// way.
#pragma once
#include <string>

#include "app/local/phone.h"

namespace passerelle::sample {

/// Of the person who is signed in on a sample phone.
inline constexpr const char* kMyId = "0193a000-0000-7000-8000-000000000001";

/// Signs `phone` in as Claire Fontaine, purchasing, and visitor; or as the host of Tilleul Lyon Gare.
void signInVisitor(Phone& phone);
void signInHost(Phone& phone);
/// As Léa Schmitt, marketing, of the committee.
void signInCommittee(Phone& phone);

/// Stores, referential, feed, comments, notifications and a host's absences of the sample chain, as the server would
/// have told them.
void fillMirror(Phone& phone);
/// Five captures of today and yesterday, two with photos.
void fillCarnet(Phone& phone);
/// A report under way on Tilleul Lyon Gare. Returns the draft's id.
std::string fillDraft(Phone& phone);
/// A published report that was corrected, with the store's reply, one with the store, one on its way with a photo at 3
/// of 7, one refused.
void fillOwnReports(Phone& phone);
/// The published one as it stood before it was corrected.
Report beforeCorrection(Report corrected);
/// Two reports on the host's unit that wait for an answer. Returns the id of the first.
std::string fillStoreHour(Phone& phone);
/// An open round with a ballot of ten ideas, three of them graded, and a published one whose receipt is here.
void fillRounds(Phone& phone);
/// A deck of eight ideas to sort, and the palmarès of the month before.
void fillCommittee(Phone& phone);
/// The report of the feed that tells most: with photo, words of a customer, idea and reply.
std::string bestStory(Phone& phone);

}  // namespace passerelle::sample
