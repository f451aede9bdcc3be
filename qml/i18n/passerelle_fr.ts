<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR">
<context>
    <name>AstonishmentCard</name>
    <message>
        <source>Astonishment %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete astonishment %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What I saw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checkout closed, seven customers waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The customer&apos;s own words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have lost my file three times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the moment and the sense</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moment of truth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sense</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BottomBar</name>
    <message>
        <source>Places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stories</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notebook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Me</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CameraPage</name>
    <message>
        <source>Camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No picture from the camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold the QR code of the invitation in front of the camera.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CaptureButton</name>
    <message>
        <source>Catch an astonishment</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CaptureCard</name>
    <message>
        <source>Capture: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Capture: %n photo(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s), no words yet</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · to be sorted</source>
        <comment>time of a capture</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete this capture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selected: leave it out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select for a report</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CapturePage</name>
    <message>
        <source>Astonishment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept on this phone at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept as you write, without network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What surprised you, as it would a customer?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is noted</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CarnetPage</name>
    <message>
        <source>Notebook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a report directly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reports under way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Store to be chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your notebook is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the store, press the round button: a few words or a photo. Everything is kept here, without network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Catch an astonishment</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Gather %n capture(s) into a report</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Add to the report under way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unselect</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DayStepper</name>
    <message>
        <source>Day of the visit: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The day before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The day after</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DraftRow</name>
    <message>
        <source>Report under way: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy of a report that another device changed: compare, then send or delete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n photo(s)</source>
        <comment>time, photos</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FeedCard</name>
    <message>
        <source>Story: %1</source>
        <comment>card of the feed</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photo: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Supported · %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Supported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Support</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Useful · %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Useful</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n more astonishment(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FeedPage</name>
    <message>
        <source>Stories</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A word, a store, a moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No network. You are reading what was here at %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No network. Stories will come as soon as it is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first story may be yours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What colleagues saw in the stores appears here, once the store has read it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Catch an astonishment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing with these words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try another word, or the name of a store.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilePicker</name>
    <message>
        <source>Choose a photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photo %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No photo in this folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the folder above, or open another one.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HostReply</name>
    <message>
        <source>You answered. You can still change your answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You read it first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your answer prints beside the report everywhere. Without an answer, it is published on %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your answer prints beside the report everywhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the context</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for a blur</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened differently</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a visitor could not know</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On which photo, and what should be blurred</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A word for the visitor, if you like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thank you for staying an hour at the checkouts with us.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>And thank the visitor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for the blur</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IdeaCard</name>
    <message>
        <source>Idea %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My idea</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a second checkout from five customers on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete idea %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeysSheet</name>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Catch an astonishment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next story</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Story before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stories, notebook, field, me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KindChooser</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Passerelle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A report is written here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a story</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select captures and gather them, or open a report under way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you write is on this device first, encrypted; the network catches up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It opens here, with the customer&apos;s words, the photos and the store&apos;s answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A picture of the invitation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a photo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MePage</name>
    <message>
        <source>Me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This phone is no longer signed in. You can go on writing; sending waits for a new invitation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything has arrived.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n report(s) on the way</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Night</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>text size</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show movements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send photos by Wi-Fi only; texts always leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) have not left yet</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Sign out of this phone?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They stay encrypted on this phone and leave when you sign in again. Better: send them first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your notebook stays encrypted on this phone, for when you come back with a new invitation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See what waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NavButton</name>
    <message numerus="yes">
        <source>%1, %n waiting</source>
        <comment>place, number</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutboxCard</name>
    <message>
        <source>Another device changed this report meanwhile. Your words are kept: compare, then send again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OutboxPage</name>
    <message>
        <source>Sending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything has arrived.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n report(s) on the way</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>This phone is no longer signed in. Nothing is lost: sending waits for a new invitation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending: text first, photos after.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready to send.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The clock of this device is %n minute(s) off; the server&apos;s time counts.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A report you send appears here, with a receipt for its text and for each photo.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PageHeader</name>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PartLine</name>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voice memo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photo %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>received at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>parts sent, parts in all</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on its way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2, the rest on this phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on this phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>part, state</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Photo</name>
    <message>
        <source>Photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photo on its way</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PhotoStrip</name>
    <message>
        <source>Photo %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove photo %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a photo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PhotoViewer</name>
    <message>
        <source>Photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the photo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stories</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notebook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List of keys</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReplyStrip</name>
    <message>
        <source>%1 says thank you</source>
        <comment>a unit</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 says thank you, and answers:</source>
        <comment>a unit</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answers:</source>
        <comment>a unit</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReportEditorPage</name>
    <message>
        <source>New report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correction of a report already sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept on this phone at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept as you write, without network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete this report under way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report deleted; its captures are back in the notebook.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This report was changed on another device. This is your copy: nothing is lost. Send it to replace the other, or delete it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which store?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found from where you are, or by its name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What surprised me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add an astonishment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add another astonishment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What I would change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add an idea</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add another idea</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photo removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A photo is being made upright and smaller…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I looked: no recognisable person on the photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send the correction when there is a network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send when there is a network</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReportLine</name>
    <message>
        <source>To answer before %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On its way: %1 of %2 received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On this phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the store, until %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered, published soon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published, the store answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>report, where it stands</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReportPage</name>
    <message>
        <source>This report cannot be shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This report is not on this phone yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was withdrawn, or it is not for your eyes yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It will open as soon as the network is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On this phone. It leaves as soon as there is a network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The store reads it first, until %1. Then colleagues do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The store reads it first. Then colleagues do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdrawn: nobody else sees it any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published on %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photo of the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What I would change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Support</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Supported · %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Supported</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n support(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Your answer is on this phone; it leaves as soon as there is a network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Useful · %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Useful</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press again to withdraw it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Corrected: see the history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version %1, %2: %3</source>
        <comment>number, time, first words</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Skeleton</name>
    <message>
        <source>Loading</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StoryPart</name>
    <message>
        <source>Photo: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TerrainPage</name>
    <message>
        <source>Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No network. You are reading what is on this phone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To answer: you read them first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reports on my store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No report waits for your answer. When somebody visits you, you read the report before anybody else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No report yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go and see: what surprises you in a store becomes a report in two minutes, on the way home.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Catch an astonishment</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UnitPickerPage</name>
    <message>
        <source>Which store?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for your position…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find the store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your position is asked once, rounded to 100 m, and only used to propose the store.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name, town or code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No store with this name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of stores is not here yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the town, or fewer letters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It comes with the first connection. Your report can wait: everything is kept.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Welcome, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passerelle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What surprises you in a store deserves better than an e-mail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your notebook and what waits to be sent are still on this phone. A new invitation for the same person opens them again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You received an invitation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking who is invited…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the invitation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or show its QR code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Are these the three words on the other screen?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They differ, or it is not me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No password. What you write stays encrypted on this phone until it leaves.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>passerelle::AccountModel</name>
    <message>
        <source>Your notes are encrypted on this device; their key is in the system&apos;s keychain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your notes are encrypted on this device, but no system keychain answered: their key is a file beside them, which only your session can read. Whoever copies the whole folder can read them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are still signed in: this device did not take the change. Make room on it, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>passerelle::ReportForm</name>
    <message>
        <source>The store is missing: choose it to send.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The day of the visit is missing: choose it to send.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report is empty: write at least one astonishment or idea.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the photos, then tick that no person can be recognised.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>passerelle::WelcomeModel</name>
    <message>
        <source>This is not an invitation link. Copy the whole line from the message: it begins with https:// or passerelle:// and holds a # near its end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not answer. Check that this device has a network, then try again: the invitation stays good.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This invitation was used already or is too old. Ask whoever sent it for a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something stands between this device and the server: the words would not agree. Do not go on here; ask for a new invitation and use another network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another person&apos;s reports still wait on this device. They have to be sent before you sign in: nothing was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many tries in a short time. Wait a minute, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This device has no room left. Make some, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What answered is not a Passerelle server. Check the link, or ask for a new invitation.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>phrases</name>
    <message>
        <source>en_GB</source>
        <comment>the locale of dates: fr_FR in French</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1:%2</source>
        <comment>time of day: hours, minutes</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dddd d MMMM</source>
        <comment>format of a day</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>day, time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1”</source>
        <comment>a customer&apos;s words</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Puzzling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hearing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Touch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A day in my buddy store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mystery visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listening to calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A customer&apos;s complaint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A day on the road</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A week in the field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newcomer&apos;s first weeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visitor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collaborator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deputy host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regional team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Management</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chair of a round</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer&apos;s advocate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer-service reviewer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moderator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data protection officer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 m</source>
        <comment>metres</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 km</source>
        <comment>kilometres</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No network. Nothing is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This Wi-Fi wants you to sign in first: open its page, or leave it. Nothing is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not answer. Your report is on this phone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is busy and asks to come back. Your report is on this phone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has no room left; its administrator is told. Your report is on this phone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This phone is no longer signed in. Nothing is lost: sending waits for a new invitation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This app is too old for the server: update it. Nothing is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not accept this from you. Ask the person who invited you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too large for the server: remove a photo or shorten the text, then send again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not take this kind of file: remove it, then send again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another device changed this report meanwhile. Your words are kept: compare, then send again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The receipt was not the right one, so it is not believed: it is sent again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This photo can no longer be read on this phone: remove it, then send again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos wait for Wi-Fi, as you chose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server refused it: edit the report, then send again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next try at %1, or as soon as the network is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It starts again as soon as the network is back.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
