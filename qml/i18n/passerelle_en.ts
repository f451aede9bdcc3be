<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name>AppTextArea</name>
    <message numerus="yes">
        <source>%n character(s) too many</source>
        <translation>
            <numerusform>%n character too many</numerusform>
            <numerusform>%n characters too many</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaptureActions</name>
    <message numerus="yes">
        <source>%n capture(s)</source>
        <translation>
            <numerusform>%n capture</numerusform>
            <numerusform>%n captures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaptureCard</name>
    <message numerus="yes">
        <source>Capture: %n photo(s)</source>
        <translation>
            <numerusform>Capture: %n photo</numerusform>
            <numerusform>Capture: %n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s), no words yet</source>
        <translation>
            <numerusform>%n photo, no words yet</numerusform>
            <numerusform>%n photos, no words yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n capture(s)</source>
        <translation>
            <numerusform>%n capture</numerusform>
            <numerusform>%n captures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CarnetPage</name>
    <message numerus="yes">
        <source>%n capture(s) sorted.</source>
        <translation>
            <numerusform>%n capture sorted.</numerusform>
            <numerusform>%n captures sorted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n capture(s) deleted.</source>
        <translation>
            <numerusform>%n capture deleted.</numerusform>
            <numerusform>%n captures deleted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CommentRow</name>
    <message numerus="yes">
        <source>%n person(s) thank you</source>
        <translation>
            <numerusform>%n person thanks you</numerusform>
            <numerusform>%n people thank you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DepartureBanner</name>
    <message numerus="yes">
        <source>This device was signed out. %n item(s) could not be handed over to your other devices and stay here, encrypted. Save a file, then wipe this device.</source>
        <translation>
            <numerusform>This device was signed out. %n item could not be handed over to your other devices and stays here, encrypted. Save a file, then wipe this device.</numerusform>
            <numerusform>This device was signed out. %n items could not be handed over to your other devices and stay here, encrypted. Save a file, then wipe this device.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DraftRow</name>
    <message numerus="yes">
        <source>%1 · %n photo(s)</source>
        <comment>time, photos</comment>
        <translation>
            <numerusform>%1 · %n photo</numerusform>
            <numerusform>%1 · %n photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FeedCard</name>
    <message numerus="yes">
        <source>and %n more astonishment(s)</source>
        <translation>
            <numerusform>and %n more astonishment</numerusform>
            <numerusform>and %n more astonishments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MePage</name>
    <message numerus="yes">
        <source>%n item(s) have not left yet</source>
        <translation>
            <numerusform>%n item has not left yet</numerusform>
            <numerusform>%n items have not left yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This device was wiped on %1, after it had handed over %n item(s) to your other devices.</source>
        <translation>
            <numerusform>This device was wiped on %1, after it had handed over %n item to your other devices.</numerusform>
            <numerusform>This device was wiped on %1, after it had handed over %n items to your other devices.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n unread</numerusform>
            <numerusform>%n unread</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n idea(s) to sort before the committee</source>
        <translation>
            <numerusform>%n idea to sort before the committee</numerusform>
            <numerusform>%n ideas to sort before the committee</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MyDevices</name>
    <message numerus="yes">
        <source>%n to tell the other devices</source>
        <translation>
            <numerusform>%n to tell the other devices</numerusform>
            <numerusform>%n to tell the other devices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n from another device, waiting for its photos or for its draft to be closed here</source>
        <translation>
            <numerusform>%n from another device, waiting for its photos or for its draft to be closed here</numerusform>
            <numerusform>%n from another device, waiting for their photos or for their draft to be closed here</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NavButton</name>
    <message numerus="yes">
        <source>%1, %n waiting</source>
        <comment>place, number</comment>
        <translation>
            <numerusform>%1, %n waiting</numerusform>
            <numerusform>%1, %n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n unread</numerusform>
            <numerusform>%n unread</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NotificationsPage</name>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n unread</numerusform>
            <numerusform>%n unread</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PalmaresLine</name>
    <message numerus="yes">
        <source>%n closed action(s)</source>
        <translation>
            <numerusform>%n closed action</numerusform>
            <numerusform>%n closed actions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n idea(s) in a round</source>
        <translation>
            <numerusform>%n idea in a round</numerusform>
            <numerusform>%n ideas in a round</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhotoCanvas</name>
    <message numerus="yes">
        <source>The photo, %n mask(s)</source>
        <translation>
            <numerusform>The photo, %n mask</numerusform>
            <numerusform>The photo, %n masks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhotoDrop</name>
    <message numerus="yes">
        <source>%n picture(s) being made upright and smaller…</source>
        <translation>
            <numerusform>%n picture being made upright and smaller…</numerusform>
            <numerusform>%n pictures being made upright and smaller…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>And %n more.</numerusform>
            <numerusform>And %n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhotoFacesBar</name>
    <message numerus="yes">
        <source>%n face(s) proposed: mask or wave away each, and look for others.</source>
        <translation>
            <numerusform>%n face proposed: mask it or wave it away, and look for others.</numerusform>
            <numerusform>%n faces proposed: mask or wave away each, and look for others.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhotoGuard</name>
    <message numerus="yes">
        <source>%n face(s) proposed and not masked: press a photo to mask or wave away.</source>
        <translation>
            <numerusform>%n face proposed and not masked: press the photo to mask it or wave it away.</numerusform>
            <numerusform>%n faces proposed and not masked: press a photo to mask them or wave them away.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Looking for faces on %n photo(s)…</source>
        <translation>
            <numerusform>Looking for faces on %n photo…</numerusform>
            <numerusform>Looking for faces on %n photos…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) not searched for faces: look yourself.</source>
        <translation>
            <numerusform>%n photo not searched for faces: look yourself.</numerusform>
            <numerusform>%n photos not searched for faces: look yourself.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Phrases</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 graded</source>
        <comment>lines of a ballot</comment>
        <translation>
            <numerusform>%n of %1 graded</numerusform>
            <numerusform>%n of %1 graded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n report(s)</source>
        <comment>of a round</comment>
        <translation>
            <numerusform>%n report</numerusform>
            <numerusform>%n reports</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n idea(s)</source>
        <comment>of a round</comment>
        <translation>
            <numerusform>%n idea</numerusform>
            <numerusform>%n ideas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n report(s) on the way</source>
        <translation>
            <numerusform>%n report on the way</numerusform>
            <numerusform>%n reports on the way</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ballot(s) on the way</source>
        <translation>
            <numerusform>%n ballot on the way</numerusform>
            <numerusform>%n ballots on the way</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other item(s) to send</source>
        <translation>
            <numerusform>%n other item to send</numerusform>
            <numerusform>%n other items to send</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportEditorPage</name>
    <message numerus="yes">
        <source>%n capture(s) sorted.</source>
        <translation>
            <numerusform>%n capture sorted.</numerusform>
            <numerusform>%n captures sorted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportPage</name>
    <message numerus="yes">
        <source>%n support(s)</source>
        <translation>
            <numerusform>%n support</numerusform>
            <numerusform>%n supports</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultLine</name>
    <message numerus="yes">
        <source>%n people graded it</source>
        <translation>
            <numerusform>%n person graded it</numerusform>
            <numerusform>%n people graded it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without opinion</source>
        <translation>
            <numerusform>%n without opinion</numerusform>
            <numerusform>%n without opinion</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recusal(s)</source>
        <translation>
            <numerusform>%n recusal</numerusform>
            <numerusform>%n recusals</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultPaper</name>
    <message numerus="yes">
        <source>%n people graded it</source>
        <translation>
            <numerusform>%n person graded it</numerusform>
            <numerusform>%n people graded it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without opinion</source>
        <translation>
            <numerusform>%n without opinion</numerusform>
            <numerusform>%n without opinion</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recusal(s)</source>
        <translation>
            <numerusform>%n recusal</numerusform>
            <numerusform>%n recusals</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SortBar</name>
    <message numerus="yes">
        <source>Gather %n capture(s) into a report</source>
        <translation>
            <numerusform>Gather %n capture into a report</numerusform>
            <numerusform>Gather %n captures into a report</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TriagePage</name>
    <message numerus="yes">
        <source>%n idea(s) wait</source>
        <translation>
            <numerusform>%n idea waits</numerusform>
            <numerusform>%n ideas wait</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No network. %n decision(s) are on this device and leave as soon as it is back.</source>
        <translation>
            <numerusform>No network. %n decision is on this device and leaves as soon as it is back.</numerusform>
            <numerusform>No network. %n decisions are on this device and leave as soon as it is back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message numerus="yes">
        <source>%n note(s) kept on this device</source>
        <translation>
            <numerusform>%n note kept on this device</numerusform>
            <numerusform>%n notes kept on this device</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>passerelle::PaperModel</name>
    <message numerus="yes">
        <source>Kept, %n page(s): %1</source>
        <comment>the file&apos;s place</comment>
        <translation>
            <numerusform>Kept, %n page: %1</numerusform>
            <numerusform>Kept, %n pages: %1</numerusform>
        </translation>
    </message>
</context>
</TS>
