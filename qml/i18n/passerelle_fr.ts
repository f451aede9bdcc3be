<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR">
<context>
    <name>AbsencesPage</name>
    <message>
        <source>When you are away</source>
        <translation>Quand vous n’êtes pas là</translation>
    </message>
    <message>
        <source>Who stands in reads the reports on your store and answers them.</source>
        <translation>Qui vous remplace lit les rapports sur votre magasin et y répond.</translation>
    </message>
    <message>
        <source>From %1 to %2</source>
        <comment>days</comment>
        <translation>Du %1 au %2</translation>
    </message>
    <message>
        <source>%1 stands in for you now.</source>
        <translation>%1 vous remplace en ce moment.</translation>
    </message>
    <message>
        <source>%1 will stand in for you.</source>
        <translation>%1 vous remplacera.</translation>
    </message>
    <message>
        <source>On this phone; it leaves as soon as there is a network.</source>
        <translation>Sur ce téléphone&#x202f;; il part dès qu’il y a du réseau.</translation>
    </message>
    <message>
        <source>The server did not take it: take it back, then choose other days.</source>
        <translation>Le serveur ne l’a pas pris&#xa0;: retirez-le, puis choisissez d’autres jours.</translation>
    </message>
    <message>
        <source>I am back</source>
        <translation>Je suis là</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Another absence</source>
        <translation>Une autre absence</translation>
    </message>
    <message>
        <source>Which days?</source>
        <translation>Quels jours&#x202f;?</translation>
    </message>
    <message>
        <source>Press the first day, then the last one.</source>
        <translation>Touchez le premier jour, puis le dernier.</translation>
    </message>
    <message>
        <source>Who stands in for you?</source>
        <translation>Qui vous remplace&#x202f;?</translation>
    </message>
    <message>
        <source>Who can stand in is read from the server: it needs the network once.</source>
        <translation>La liste de ceux qui peuvent vous remplacer vient du serveur&#xa0;: il faut du réseau une fois.</translation>
    </message>
    <message>
        <source>A name or a store</source>
        <translation>Un nom ou un magasin</translation>
    </message>
    <message>
        <source>no e-mail address: is told in the app only</source>
        <translation>sans adresse&#xa0;: prévenu dans l’application seulement</translation>
    </message>
    <message>
        <source>Declare</source>
        <translation>Déclarer</translation>
    </message>
</context>
<context>
    <name>AppTextArea</name>
    <message numerus="yes">
        <source>%n character(s) too many</source>
        <translation>
            <numerusform>%n caractère de trop</numerusform>
            <numerusform>%n caractères de trop</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AstonishmentCard</name>
    <message>
        <source>Astonishment %1</source>
        <translation>Étonnement %1</translation>
    </message>
    <message>
        <source>Delete astonishment %1</source>
        <translation>Supprimer l’étonnement %1</translation>
    </message>
    <message>
        <source>What I saw</source>
        <translation>Ce que j’ai vu</translation>
    </message>
    <message>
        <source>Checkout closed, seven customers waiting</source>
        <translation>Caisse fermée, sept clients attendent</translation>
    </message>
    <message>
        <source>The customer&apos;s own words</source>
        <translation>Les mots du client</translation>
    </message>
    <message>
        <source>You have lost my file three times.</source>
        <translation>Vous avez perdu mon dossier trois fois.</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>Moins</translation>
    </message>
    <message>
        <source>Add the moment and the sense</source>
        <translation>Préciser le moment et le sens</translation>
    </message>
    <message>
        <source>Moment of truth</source>
        <translation>Moment de vérité</translation>
    </message>
    <message>
        <source>Sense</source>
        <translation>Sens</translation>
    </message>
    <message>
        <source>Its place</source>
        <translation>Sa place</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Monter</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Descendre</translation>
    </message>
    <message>
        <source>Back to the notebook</source>
        <translation>Remettre dans le carnet</translation>
    </message>
    <message>
        <source>Into: %1</source>
        <comment>a report under way</comment>
        <translation>Dans&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>BallotCard</name>
    <message>
        <source>Photo: %1</source>
        <translation>Photo&#xa0;: %1</translation>
    </message>
    <message>
        <source>Read the report</source>
        <translation>Lire le rapport</translation>
    </message>
    <message>
        <source>No opinion</source>
        <translation>Sans avis</translation>
    </message>
    <message>
        <source>I am concerned</source>
        <translation>Je suis concerné</translation>
    </message>
    <message>
        <source>A word to the author, without your name</source>
        <translation>Un mot à l’auteur, sans votre nom</translation>
    </message>
    <message>
        <source>A word to the author, without your name; it leaves with a grade</source>
        <translation>Un mot à l’auteur, sans votre nom&#x202f;; il part avec une mention</translation>
    </message>
</context>
<context>
    <name>BallotEnd</name>
    <message>
        <source>Nothing is graded yet.</source>
        <translation>Rien n’est encore noté.</translation>
    </message>
    <message>
        <source>Your ballot is on this device, encrypted.</source>
        <translation>Votre bulletin est sur cet appareil, chiffré.</translation>
    </message>
    <message>
        <source>It is about to leave.</source>
        <translation>Il part.</translation>
    </message>
    <message>
        <source>Your ballot is on its way.</source>
        <translation>Votre bulletin est en route.</translation>
    </message>
    <message>
        <source>Ballot received at %1. You can still change your mind.</source>
        <translation>Bulletin reçu, %1. Vous pouvez encore changer d’avis.</translation>
    </message>
    <message>
        <source>Ballot received. You can still change your mind.</source>
        <translation>Bulletin reçu. Vous pouvez encore changer d’avis.</translation>
    </message>
    <message>
        <source>Your ballot was changed elsewhere since, in a browser or on another device. What you graded here has not left: choose.</source>
        <translation>Votre bulletin a été changé ailleurs depuis, dans un navigateur ou sur un autre appareil. Ce que vous avez noté ici n’est pas parti&#xa0;: choisissez.</translation>
    </message>
    <message>
        <source>Your ballot came after the close and is not counted. Its grades were wiped from this device.</source>
        <translation>Votre bulletin est arrivé après la clôture et n’est pas compté. Ses mentions ont été effacées de cet appareil.</translation>
    </message>
    <message>
        <source>The server says that this round is not yours: only those invited grade. Your grades were wiped from this device.</source>
        <translation>Le serveur dit que ce scrutin n’est pas le vôtre&#xa0;: seules les personnes invitées notent. Vos mentions ont été effacées de cet appareil.</translation>
    </message>
    <message>
        <source>The round closed before you submitted your ballot. What you had graded was wiped from this device.</source>
        <translation>Le scrutin s’est clos avant que vous déposiez votre bulletin. Ce que vous aviez noté a été effacé de cet appareil.</translation>
    </message>
    <message>
        <source>The server refused this ballot: look at it again, then submit it.</source>
        <translation>Le serveur a refusé ce bulletin&#xa0;: relisez-le, puis déposez-le.</translation>
    </message>
    <message>
        <source>The close is past. What the server receives before %1 still counts.</source>
        <translation>La clôture est passée. Ce que le serveur reçoit avant %1 compte encore.</translation>
    </message>
    <message>
        <source>Submit the ballot</source>
        <translation>Déposer le bulletin</translation>
    </message>
    <message>
        <source>Submit what is graded here</source>
        <translation>Déposer ce qui est noté ici</translation>
    </message>
    <message>
        <source>Keep the other one</source>
        <translation>Garder l’autre</translation>
    </message>
    <message>
        <source>Your receipt</source>
        <translation>Votre reçu</translation>
    </message>
    <message>
        <source>It will prove that this ballot was counted, and says nothing of your grades. It is kept on this device; your grades are not.</source>
        <translation>Il prouvera que ce bulletin a été compté, et ne dit rien de vos mentions. Il est gardé sur cet appareil&#x202f;; vos mentions, non.</translation>
    </message>
    <message>
        <source>My grades</source>
        <translation>Mes mentions</translation>
    </message>
    <message>
        <source>No opinion</source>
        <translation>Sans avis</translation>
    </message>
    <message>
        <source>I am concerned</source>
        <translation>Je suis concerné</translation>
    </message>
    <message>
        <source>Graded; shown again with the network</source>
        <translation>Notée&#x202f;; la mention revient avec le réseau</translation>
    </message>
    <message>
        <source>Not graded</source>
        <translation>Pas notée</translation>
    </message>
    <message>
        <source>Kept on this device, not submitted yet: %1.</source>
        <translation>Gardé sur cet appareil, pas encore déposé&#xa0;: %1.</translation>
    </message>
</context>
<context>
    <name>BallotPage</name>
    <message>
        <source>My ballot</source>
        <translation>Mon bulletin</translation>
    </message>
    <message>
        <source>closes %1</source>
        <translation>clôture %1</translation>
    </message>
    <message>
        <source>Fewer than five people vote: this is an open show of hands, no secret is possible.</source>
        <translation>Moins de cinq personnes votent&#xa0;: c’est un vote à main levée, sans secret possible.</translation>
    </message>
    <message>
        <source>Nobody sees your grades: they are encrypted here and on the server, and published without names or order. The one protection that is missing: against whoever administers the server during the round. Keys: 1 to %1 grade, S no opinion, C concerned, J and K move.</source>
        <translation>Personne ne voit vos mentions&#xa0;: elles sont chiffrées ici et sur le serveur, et publiées sans nom ni ordre. Seule protection qui manque&#xa0;: contre qui administre le serveur pendant le scrutin. Touches&#xa0;: 1 à %1 notent, S sans avis, C concerné, J et K changent d’idée.</translation>
    </message>
    <message>
        <source>You are concerned by all of them, or your ballot comes with the network.</source>
        <translation>Vous êtes concerné par toutes, ou votre bulletin viendra avec le réseau.</translation>
    </message>
    <message>
        <source>Closes %1. Nobody sees your grades: they are encrypted here and on the server, and published without names or order. The one protection that is missing: against whoever administers the server during the round.</source>
        <translation>Clôture %1. Personne ne voit vos mentions&#xa0;: elles sont chiffrées ici et sur le serveur, et publiées sans nom ni ordre. Seule protection qui manque&#xa0;: contre qui administre le serveur pendant le scrutin.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>place, lines of a ballot</comment>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>The one before</source>
        <translation>Fiche précédente</translation>
    </message>
    <message>
        <source>The next one</source>
        <translation>Fiche suivante</translation>
    </message>
    <message>
        <source>Nothing for you to grade</source>
        <translation>Rien à noter pour vous</translation>
    </message>
</context>
<context>
    <name>BallotTable</name>
    <message>
        <source>No opinion</source>
        <translation>Sans avis</translation>
    </message>
    <message>
        <source>I am concerned</source>
        <translation>Je suis concerné</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>place on the ballot, idea</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>The report</source>
        <translation>Le rapport</translation>
    </message>
    <message>
        <source>A word</source>
        <translation>Un mot</translation>
    </message>
    <message>
        <source>Graded. What you gave is no longer on this device; it is shown again with the network.</source>
        <translation>Notée. Votre mention n’est plus sur cet appareil&#x202f;; elle revient avec le réseau.</translation>
    </message>
    <message>
        <source>A word to the author, without your name</source>
        <translation>Un mot à l’auteur, sans votre nom</translation>
    </message>
    <message>
        <source>A word to the author, without your name; it leaves with a grade</source>
        <translation>Un mot à l’auteur, sans votre nom&#x202f;; il part avec une mention</translation>
    </message>
</context>
<context>
    <name>BottomBar</name>
    <message>
        <source>Places</source>
        <translation>Rubriques</translation>
    </message>
    <message>
        <source>Stories</source>
        <translation>Fil</translation>
    </message>
    <message>
        <source>Notebook</source>
        <translation>Carnet</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Terrain</translation>
    </message>
    <message>
        <source>Me</source>
        <translation>Moi</translation>
    </message>
</context>
<context>
    <name>CameraPage</name>
    <message>
        <source>Camera</source>
        <translation>Appareil photo</translation>
    </message>
    <message>
        <source>No picture from the camera</source>
        <translation>L’appareil photo ne donne pas d’image</translation>
    </message>
    <message>
        <source>Hold the QR code of the invitation in front of the camera.</source>
        <translation>Présentez le QR code de l’invitation devant l’appareil photo.</translation>
    </message>
    <message>
        <source>Take the photo</source>
        <translation>Prendre la photo</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Choose a picture from the files</source>
        <translation>Choisir une image dans les fichiers</translation>
    </message>
    <message>
        <source>Turn the light off</source>
        <translation>Éteindre la lampe</translation>
    </message>
    <message>
        <source>Turn the light on</source>
        <translation>Allumer la lampe</translation>
    </message>
    <message>
        <source>The other camera</source>
        <translation>L’autre caméra</translation>
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
    <message>
        <source>This capture</source>
        <translation>Cette capture</translation>
    </message>
    <message>
        <source>Into a new report</source>
        <translation>Dans un nouveau rapport</translation>
    </message>
    <message>
        <source>Into: %1</source>
        <comment>a report under way</comment>
        <translation>Dans&#xa0;: %1</translation>
    </message>
    <message>
        <source>Report without a store</source>
        <translation>Rapport sans magasin</translation>
    </message>
    <message>
        <source>Read or complete</source>
        <translation>Relire ou compléter</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>Sélectionner</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Can be undone</source>
        <translation>Peut être annulé</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>CaptureButton</name>
    <message>
        <source>Catch an astonishment</source>
        <translation>Noter un étonnement</translation>
    </message>
</context>
<context>
    <name>CaptureCard</name>
    <message>
        <source>Capture: %1</source>
        <translation>Note&#xa0;: %1</translation>
    </message>
    <message numerus="yes">
        <source>Capture: %n photo(s)</source>
        <translation>
            <numerusform>Note&#xa0;: %n photo</numerusform>
            <numerusform>Note&#xa0;: %n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s), no words yet</source>
        <translation>
            <numerusform>%n photo, pas encore de mots</numerusform>
            <numerusform>%n photos, pas encore de mots</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · to be sorted</source>
        <comment>time of a capture</comment>
        <translation>%1 · à trier</translation>
    </message>
    <message>
        <source>Selected: leave it out</source>
        <translation>Sélectionnée&#xa0;: la retirer</translation>
    </message>
    <message>
        <source>Select for a report</source>
        <translation>Sélectionner pour un rapport</translation>
    </message>
    <message>
        <source>Capture: voice memo</source>
        <translation>Capture&#xa0;: mémo vocal</translation>
    </message>
    <message>
        <source>Selected</source>
        <translation>Sélectionnée</translation>
    </message>
    <message>
        <source>Voice memo, no words yet</source>
        <translation>Mémo vocal, sans texte pour l’instant</translation>
    </message>
    <message>
        <source>What to do with this capture</source>
        <translation>Que faire de cette capture</translation>
    </message>
    <message numerus="yes">
        <source>%n capture(s)</source>
        <translation>
            <numerusform>%n capture</numerusform>
            <numerusform>%n captures</numerusform>
        </translation>
    </message>
    <message>
        <source>A capture</source>
        <translation>Une capture</translation>
    </message>
    <message>
        <source>Listen to the memo, %1</source>
        <translation>Écouter le mémo, %1</translation>
    </message>
</context>
<context>
    <name>CapturePage</name>
    <message>
        <source>Astonishment</source>
        <translation>Étonnement</translation>
    </message>
    <message>
        <source>Kept on this phone at %1</source>
        <translation>Gardé sur ce téléphone à %1</translation>
    </message>
    <message>
        <source>Kept as you write, without network</source>
        <translation>Gardé au fil de l’écriture, même sans réseau</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>What surprised you, as it would a customer?</source>
        <translation>Qu’est-ce qui vous a étonné, comme le serait un client&#x202f;?</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Appareil photo</translation>
    </message>
    <message>
        <source>It is noted</source>
        <translation>C’est noté</translation>
    </message>
    <message>
        <source>Photo removed.</source>
        <translation>Photo retirée.</translation>
    </message>
    <message>
        <source>Leave without keeping this</source>
        <translation>Quitter sans garder ceci</translation>
    </message>
</context>
<context>
    <name>CarnetPage</name>
    <message>
        <source>Notebook</source>
        <translation>Carnet</translation>
    </message>
    <message>
        <source>Write a report directly</source>
        <translation>Écrire un rapport directement</translation>
    </message>
    <message>
        <source>Reports under way</source>
        <translation>Rapports en cours</translation>
    </message>
    <message>
        <source>Store to be chosen</source>
        <translation>Magasin à choisir</translation>
    </message>
    <message>
        <source>Your notebook is empty</source>
        <translation>Votre carnet est vide</translation>
    </message>
    <message>
        <source>In the store, press the round button: a few words or a photo. Everything is kept here, without network.</source>
        <translation>En magasin, appuyez sur le bouton rond&#xa0;: quelques mots ou une photo. Tout est gardé ici, même sans réseau.</translation>
    </message>
    <message>
        <source>Catch an astonishment</source>
        <translation>Noter un étonnement</translation>
    </message>
    <message numerus="yes">
        <source>%n capture(s) sorted.</source>
        <translation>
            <numerusform>%n capture triée.</numerusform>
            <numerusform>%n captures triées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n capture(s) deleted.</source>
        <translation>
            <numerusform>%n capture supprimée.</numerusform>
            <numerusform>%n captures supprimées.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo the last sorting or deletion</source>
        <translation>Annuler le dernier tri ou la dernière suppression</translation>
    </message>
    <message>
        <source>Captures to be sorted</source>
        <translation>Captures à trier</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Que faire</translation>
    </message>
</context>
<context>
    <name>CommentRow</name>
    <message>
        <source>%1: %2</source>
        <comment>who, what</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>corrigé</translation>
    </message>
    <message>
        <source>aside</source>
        <translation>en aparté</translation>
    </message>
    <message>
        <source>This comment was hidden by a moderator.</source>
        <translation>Ce commentaire a été masqué par la modération.</translation>
    </message>
    <message>
        <source>This comment was taken back.</source>
        <translation>Ce commentaire a été retiré.</translation>
    </message>
    <message>
        <source>Hidden by a moderator: %1</source>
        <translation>Masqué par la modération&#xa0;: %1</translation>
    </message>
    <message>
        <source>On this phone; it leaves as soon as there is a network.</source>
        <translation>Sur ce téléphone&#x202f;; il part dès qu’il y a du réseau.</translation>
    </message>
    <message>
        <source>The server did not take it: correct it, or take it back.</source>
        <translation>Le serveur ne l’a pas pris&#xa0;: corrigez-le, ou retirez-le.</translation>
    </message>
    <message>
        <source>Thank you · %1</source>
        <translation>Merci · %1</translation>
    </message>
    <message>
        <source>Thank you</source>
        <translation>Merci</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) thank you</source>
        <translation>
            <numerusform>%n personne vous remercie</numerusform>
            <numerusform>%n personnes vous remercient</numerusform>
        </translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Répondre</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Corriger</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Retirer</translation>
    </message>
</context>
<context>
    <name>Comments</name>
    <message>
        <source>Comments · %1</source>
        <translation>Commentaires · %1</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>Commentaires</translation>
    </message>
    <message>
        <source>This is the store&apos;s hour: what you write here stays between those who read the report now.</source>
        <translation>C’est l’heure du magasin&#xa0;: ce que vous écrivez ici reste entre ceux qui lisent le rapport aujourd’hui.</translation>
    </message>
    <message>
        <source>Nobody has said anything yet. A question, or what you did about it, helps most.</source>
        <translation>Personne n’a encore rien dit. Une question, ou ce que vous en avez fait, aide le plus.</translation>
    </message>
    <message>
        <source>Correct your comment</source>
        <translation>Corriger votre commentaire</translation>
    </message>
    <message>
        <source>Your answer to %1</source>
        <translation>Votre réponse à %1</translation>
    </message>
    <message>
        <source>Your comment</source>
        <translation>Votre commentaire</translation>
    </message>
    <message>
        <source>@ and a name calls somebody</source>
        <translation>@ et un nom appelle quelqu’un</translation>
    </message>
    <message>
        <source>People to call</source>
        <translation>Personnes à appeler</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Corriger</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Répondre</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Commenter</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Followed</source>
        <translation>Suivi</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Suivre</translation>
    </message>
    <message>
        <source>Muted</source>
        <translation>Muet</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Ne plus m’en parler</translation>
    </message>
    <message>
        <source>On the idea: %1</source>
        <translation>Sur l’idée&#xa0;: %1</translation>
    </message>
    <message>
        <source>Back to the comments on the report</source>
        <translation>Revenir aux commentaires du rapport</translation>
    </message>
</context>
<context>
    <name>DayRange</name>
    <message>
        <source>The month before</source>
        <translation>Le mois précédent</translation>
    </message>
    <message>
        <source>The month after</source>
        <translation>Le mois suivant</translation>
    </message>
</context>
<context>
    <name>DayStepper</name>
    <message>
        <source>Day of the visit: %1</source>
        <translation>Jour de la visite&#xa0;: %1</translation>
    </message>
    <message>
        <source>The day before</source>
        <translation>La veille</translation>
    </message>
    <message>
        <source>The day after</source>
        <translation>Le lendemain</translation>
    </message>
</context>
<context>
    <name>DepartureBanner</name>
    <message>
        <source>This device was signed out, and the time to hand over is past. Save what it holds as a file, then wipe it.</source>
        <translation>Cet appareil a été déconnecté et le délai pour remettre son contenu est passé. Enregistrez ce qu’il contient dans un fichier, puis effacez-le.</translation>
    </message>
    <message>
        <source>This device was signed out. What it holds is at the server, sealed; it waits for another device of yours that can open it, until %1. Pair one, or save a file.</source>
        <translation>Cet appareil a été déconnecté. Ce qu’il contient est au serveur, scellé&#x202f;; il attend un autre de vos appareils qui puisse l’ouvrir, jusqu’au %1. Connectez-en un, ou enregistrez un fichier.</translation>
    </message>
    <message>
        <source>This device was signed out. It hands over what it still holds to your other devices, then wipes itself; it has until %1.</source>
        <translation>Cet appareil a été déconnecté. Il remet à vos autres appareils ce qu’il contient encore, puis s’efface&#x202f;; il a jusqu’au %1.</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Essayer maintenant</translation>
    </message>
    <message>
        <source>Save as a file</source>
        <translation>Enregistrer dans un fichier</translation>
    </message>
    <message>
        <source>Yes, wipe this device</source>
        <translation>Oui, effacer cet appareil</translation>
    </message>
    <message>
        <source>Wipe this device now</source>
        <translation>Effacer cet appareil maintenant</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Enregistré&#xa0;: %1</translation>
    </message>
    <message numerus="yes">
        <source>This device was signed out. %n item(s) could not be handed over to your other devices and stay here, encrypted. Save a file, then wipe this device.</source>
        <translation>
            <numerusform>Cet appareil a été déconnecté. %n élément n’a pas pu être remis à vos autres appareils et reste ici, chiffré. Enregistrez un fichier, puis effacez cet appareil.</numerusform>
            <numerusform>Cet appareil a été déconnecté. %n éléments n’ont pas pu être remis à vos autres appareils et restent ici, chiffrés. Enregistrez un fichier, puis effacez cet appareil.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeviceRow</name>
    <message>
        <source>This device</source>
        <translation>Cet appareil</translation>
    </message>
    <message>
        <source>Seen %1</source>
        <comment>when</comment>
        <translation>Vu le %1</translation>
    </message>
    <message>
        <source>reads the notebook</source>
        <translation>lit le carnet</translation>
    </message>
    <message>
        <source>does not read the notebook</source>
        <translation>ne lit pas le carnet</translation>
    </message>
    <message>
        <source>Open the notebook to it</source>
        <translation>Lui ouvrir le carnet</translation>
    </message>
    <message>
        <source>Lost, or no longer mine</source>
        <translation>Perdu, ou plus à moi</translation>
    </message>
    <message>
        <source>Sign it out</source>
        <translation>Le déconnecter</translation>
    </message>
    <message>
        <source>That device must show these three words, in Me, My devices: %1. Do they agree?</source>
        <translation>Cet appareil doit montrer ces trois mots, dans Moi, Mes appareils&#xa0;: %1. Sont-ils les mêmes&#x202f;?</translation>
    </message>
    <message>
        <source>It reads nothing from now on. When it next has a network it hands over to your other devices what it still holds, then wipes itself. What it had sent stays.</source>
        <translation>Il n’obtient plus rien. Dès qu’il aura du réseau, il remettra à vos autres appareils ce qu’il contient encore, puis s’effacera. Ce qu’il avait envoyé reste.</translation>
    </message>
    <message>
        <source>It reads nothing from now on.</source>
        <translation>Il n’obtient plus rien.</translation>
    </message>
    <message>
        <source>Yes, the same words</source>
        <translation>Oui, les mêmes mots</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Pas maintenant</translation>
    </message>
</context>
<context>
    <name>Doorstep</name>
    <message>
        <source>Catch an astonishment</source>
        <translation>Noter un étonnement</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Rubriques</translation>
    </message>
    <message>
        <source>Stories</source>
        <translation>Fil</translation>
    </message>
    <message>
        <source>Notebook</source>
        <translation>Carnet</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Terrain</translation>
    </message>
    <message>
        <source>Me</source>
        <translation>Moi</translation>
    </message>
</context>
<context>
    <name>DraftRow</name>
    <message>
        <source>Report under way: %1</source>
        <translation>Rapport en cours&#xa0;: %1</translation>
    </message>
    <message>
        <source>Copy of a report that another device changed: compare, then send or delete.</source>
        <translation>Copie d’un rapport modifié sur un autre appareil&#xa0;: comparez, puis envoyez ou supprimez.</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n photo(s)</source>
        <comment>time, photos</comment>
        <translation>
            <numerusform>%1 · %n photo</numerusform>
            <numerusform>%1 · %n photos</numerusform>
        </translation>
    </message>
    <message>
        <source>Restored from “%1”, which was lost: look at it, then send it or delete it.</source>
        <translation>Restauré de «&#xa0;%1&#xa0;», qui était perdu&#xa0;: regardez-le, puis envoyez-le ou supprimez-le.</translation>
    </message>
    <message>
        <source>Another version of a draft, written on “%1”: keep both, or put its words into the other one.</source>
        <translation>Autre version d’un brouillon, écrite sur «&#xa0;%1&#xa0;»&#xa0;: gardez les deux, ou versez ses mots dans l’autre.</translation>
    </message>
    <message>
        <source>It is mine</source>
        <translation>C’est bien à moi</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>Garder les deux</translation>
    </message>
    <message>
        <source>Put into the other</source>
        <translation>Verser dans l’autre</translation>
    </message>
</context>
<context>
    <name>EditorAstonishments</name>
    <message>
        <source>What surprised me</source>
        <translation>Ce qui m’a étonné</translation>
    </message>
    <message>
        <source>Deleted.</source>
        <translation>Supprimé.</translation>
    </message>
    <message>
        <source>Add an astonishment</source>
        <translation>Ajouter un étonnement</translation>
    </message>
    <message>
        <source>Add another astonishment</source>
        <translation>Ajouter un autre étonnement</translation>
    </message>
    <message>
        <source>Back in the notebook.</source>
        <translation>Remis dans le carnet.</translation>
    </message>
    <message>
        <source>Moved to the other report.</source>
        <translation>Déplacé dans l’autre rapport.</translation>
    </message>
</context>
<context>
    <name>EditorIdeas</name>
    <message>
        <source>What I would change</source>
        <translation>Ce que je changerais</translation>
    </message>
    <message>
        <source>Deleted.</source>
        <translation>Supprimé.</translation>
    </message>
    <message>
        <source>Add an idea</source>
        <translation>Ajouter une idée</translation>
    </message>
    <message>
        <source>Add another idea</source>
        <translation>Ajouter une autre idée</translation>
    </message>
</context>
<context>
    <name>EditorPhotos</name>
    <message>
        <source>Photos</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>Photo removed.</source>
        <translation>Photo retirée.</translation>
    </message>
    <message>
        <source>A photo is being made upright and smaller…</source>
        <translation>Une photo est redressée et allégée…</translation>
    </message>
</context>
<context>
    <name>EditorQuestions</name>
    <message>
        <source>Short questions to help: choose a kind of visit</source>
        <translation>De courtes questions pour aider&#xa0;: choisissez un genre de visite</translation>
    </message>
    <message>
        <source>No more questions</source>
        <translation>Pas d’autre question</translation>
    </message>
    <message>
        <source>Short questions to help</source>
        <translation>De courtes questions pour aider</translation>
    </message>
</context>
<context>
    <name>EditorSenses</name>
    <message>
        <source>Sensory walk: one tap a cell</source>
        <translation>Parcours sensoriel&#xa0;: un appui par case</translation>
    </message>
</context>
<context>
    <name>EditorVoices</name>
    <message>
        <source>Voice memos</source>
        <translation>Mémos vocaux</translation>
    </message>
    <message>
        <source>Voice memo deleted.</source>
        <translation>Mémo vocal supprimé.</translation>
    </message>
</context>
<context>
    <name>EditorWhere</name>
    <message>
        <source>Which store?</source>
        <translation>Quel magasin&#x202f;?</translation>
    </message>
    <message>
        <source>Found from where you are, or by its name</source>
        <translation>Trouvé par votre position, ou par son nom</translation>
    </message>
    <message>
        <source>It was today, %1</source>
        <translation>C’était aujourd’hui, %1</translation>
    </message>
</context>
<context>
    <name>FeedCard</name>
    <message>
        <source>Story: %1</source>
        <comment>card of the feed</comment>
        <translation>Récit&#xa0;: %1</translation>
    </message>
    <message>
        <source>Idea: %1</source>
        <comment>card of the feed</comment>
        <translation>Idée&#xa0;: %1</translation>
    </message>
    <message>
        <source>An idea</source>
        <translation>Une idée</translation>
    </message>
    <message>
        <source>Photo: %1</source>
        <translation>Photo&#xa0;: %1</translation>
    </message>
    <message>
        <source>Supported · %1</source>
        <translation>Soutenue · %1</translation>
    </message>
    <message>
        <source>Supported</source>
        <translation>Soutenue</translation>
    </message>
    <message>
        <source>Support</source>
        <translation>Soutenir</translation>
    </message>
    <message>
        <source>Useful · %1</source>
        <translation>Utile · %1</translation>
    </message>
    <message>
        <source>Useful</source>
        <translation>Utile</translation>
    </message>
    <message numerus="yes">
        <source>and %n more astonishment(s)</source>
        <translation>
            <numerusform>et %n autre étonnement</numerusform>
            <numerusform>et %n autres étonnements</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FeedPage</name>
    <message>
        <source>Stories</source>
        <translation>Fil</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Chercher</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Actualiser</translation>
    </message>
    <message>
        <source>No network. You are reading what was here at %1.</source>
        <translation>Pas de réseau. Vous lisez ce qui était là à %1.</translation>
    </message>
    <message>
        <source>No network. Stories will come as soon as it is back.</source>
        <translation>Pas de réseau. Les récits arriveront dès son retour.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>The first story may be yours</source>
        <translation>Le premier récit sera peut-être le vôtre</translation>
    </message>
    <message>
        <source>What colleagues saw in the stores appears here, once the store has read it first.</source>
        <translation>Ce que vos collègues ont vu en magasin paraît ici, après que le magasin l’a lu en premier.</translation>
    </message>
    <message>
        <source>Catch an astonishment</source>
        <translation>Noter un étonnement</translation>
    </message>
</context>
<context>
    <name>FilePicker</name>
    <message>
        <source>Choose a photo</source>
        <translation>Choisir une photo</translation>
    </message>
    <message>
        <source>Folder above</source>
        <translation>Dossier parent</translation>
    </message>
    <message>
        <source>Folder %1</source>
        <translation>Dossier %1</translation>
    </message>
    <message>
        <source>Photo %1</source>
        <translation>Photo %1</translation>
    </message>
    <message>
        <source>No photo in this folder</source>
        <translation>Pas de photo dans ce dossier</translation>
    </message>
    <message>
        <source>Go to the folder above, or open another one.</source>
        <translation>Remontez au dossier parent, ou ouvrez-en un autre.</translation>
    </message>
    <message>
        <source>Sound file %1</source>
        <translation>Fichier son %1</translation>
    </message>
    <message>
        <source>No sound file in this folder</source>
        <translation>Aucun fichier son dans ce dossier</translation>
    </message>
</context>
<context>
    <name>HintRow</name>
    <message>
        <source>%1: better left out</source>
        <translation>%1&#xa0;: mieux vaut l’enlever</translation>
    </message>
    <message>
        <source>%1: rather say %2</source>
        <translation>%1&#xa0;: dites plutôt %2</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Enlever</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Remplacer</translation>
    </message>
    <message>
        <source>Take out %1</source>
        <translation>Enlever %1</translation>
    </message>
    <message>
        <source>Replace %1 by %2</source>
        <translation>Remplacer %1 par %2</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>Keep %1</source>
        <translation>Garder %1</translation>
    </message>
</context>
<context>
    <name>HostReply</name>
    <message>
        <source>You answered. You can still change your answer.</source>
        <translation>Vous avez répondu. Vous pouvez encore changer votre réponse.</translation>
    </message>
    <message>
        <source>You read it first</source>
        <translation>Vous le lisez en premier</translation>
    </message>
    <message>
        <source>Your answer prints beside the report everywhere. Without an answer, it is published on %1.</source>
        <translation>Votre réponse paraît partout à côté du rapport. Sans réponse, il est publié le %1.</translation>
    </message>
    <message>
        <source>Your answer prints beside the report everywhere.</source>
        <translation>Votre réponse paraît partout à côté du rapport.</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Corriger</translation>
    </message>
    <message>
        <source>Give the context</source>
        <translation>Donner le contexte</translation>
    </message>
    <message>
        <source>Ask for a blur</source>
        <translation>Demander un flou</translation>
    </message>
    <message>
        <source>What happened differently</source>
        <translation>Ce qui s’est passé autrement</translation>
    </message>
    <message>
        <source>What a visitor could not know</source>
        <translation>Ce qu’un visiteur ne pouvait pas savoir</translation>
    </message>
    <message>
        <source>On which photo, and what should be blurred</source>
        <translation>Sur quelle photo, et que faut-il flouter</translation>
    </message>
    <message>
        <source>A word for the visitor, if you like</source>
        <translation>Un mot pour le visiteur, si vous le souhaitez</translation>
    </message>
    <message>
        <source>Thank you for staying an hour at the checkouts with us.</source>
        <translation>Merci d’être restée une heure en caisse avec nous.</translation>
    </message>
    <message>
        <source>And thank the visitor</source>
        <translation>Et remercier le visiteur</translation>
    </message>
    <message>
        <source>Thank</source>
        <translation>Remercier</translation>
    </message>
    <message>
        <source>Ask for the blur</source>
        <translation>Demander le flou</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Répondre</translation>
    </message>
    <message>
        <source>A name should go</source>
        <translation>Un nom à retirer</translation>
    </message>
    <message>
        <source>Which name, and where it stands</source>
        <translation>Quel nom, et où il se trouve</translation>
    </message>
    <message>
        <source>What I say in it (for who cannot hear)</source>
        <translation>Ce que j’y dis (pour qui n’entend pas)</translation>
    </message>
    <message>
        <source>Ask for the name to go</source>
        <translation>Demander le retrait du nom</translation>
    </message>
    <message>
        <source>Answer by voice</source>
        <translation>Répondre de vive voix</translation>
    </message>
</context>
<context>
    <name>HttpApiClient</name>
    <message>
        <source>There is no network here.</source>
        <translation>Il n’y a pas de réseau ici.</translation>
    </message>
    <message>
        <source>The server could not prove who it is: nothing was sent. Another network may help; else tell your administrator.</source>
        <translation>Le serveur n’a pas pu prouver qui il est&#xa0;: rien n’a été envoyé. Un autre réseau peut aider&#x202f;; sinon, prévenez votre administrateur.</translation>
    </message>
    <message>
        <source>The server took too long to answer.</source>
        <translation>Le serveur a mis trop de temps à répondre.</translation>
    </message>
    <message>
        <source>The server does not answer.</source>
        <translation>Le serveur ne répond pas.</translation>
    </message>
    <message>
        <source>The file of certificate authorities cannot be read.</source>
        <translation>Le fichier des autorités de certification n’est pas lisible.</translation>
    </message>
    <message>
        <source>The server&apos;s address is not one: it begins with https://.</source>
        <translation>L’adresse du serveur n’en est pas une&#xa0;: elle commence par https://.</translation>
    </message>
</context>
<context>
    <name>IdeaCard</name>
    <message>
        <source>Idea %1</source>
        <translation>Idée %1</translation>
    </message>
    <message>
        <source>My idea</source>
        <translation>Mon idée</translation>
    </message>
    <message>
        <source>Open a second checkout from five customers on</source>
        <translation>Ouvrir une deuxième caisse dès cinq clients</translation>
    </message>
    <message>
        <source>Delete idea %1</source>
        <translation>Supprimer l’idée %1</translation>
    </message>
</context>
<context>
    <name>KeyStore</name>
    <message>
        <source>The key of what is kept here is damaged. Put back this folder from a backup, or begin with an empty one.</source>
        <translation>La clé de ce qui est gardé ici est abîmée. Restaurez ce dossier depuis une sauvegarde, ou repartez d’un dossier vide.</translation>
    </message>
    <message>
        <source>The system&apos;s keychain holds the key of your notes and does not answer. Unlock it, then try again: nothing is lost.</source>
        <translation>Le trousseau du système détient la clé de vos notes et ne répond pas. Déverrouillez-le, puis réessayez&#xa0;: rien n’est perdu.</translation>
    </message>
    <message>
        <source>The app cannot write into its folder. Make room on this device, then start again.</source>
        <translation>L’application ne peut pas écrire dans son dossier. Libérez de la place sur cet appareil, puis relancez-la.</translation>
    </message>
</context>
<context>
    <name>KeysSheet</name>
    <message>
        <source>Keys</source>
        <translation>Raccourcis</translation>
    </message>
    <message>
        <source>Catch an astonishment</source>
        <translation>Noter un étonnement</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Chercher</translation>
    </message>
    <message>
        <source>Next story</source>
        <translation>Récit suivant</translation>
    </message>
    <message>
        <source>Story before</source>
        <translation>Récit précédent</translation>
    </message>
    <message>
        <source>Stories, notebook, field, me</source>
        <translation>Fil, carnet, terrain, moi</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>Cette liste</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Échap</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Next field or button; with Shift the one before</source>
        <translation>Champ ou bouton suivant&#x202f;; avec Maj, le précédent</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Press what has the frame</source>
        <translation>Appuyer sur ce qui est encadré</translation>
    </message>
    <message>
        <source>Print the open report, or keep it as a PDF</source>
        <translation>Imprimer le rapport ouvert, ou le garder en PDF</translation>
    </message>
    <message>
        <source>The ballot that waits; there 1 to 6 grade, S no opinion, C concerned, J K move</source>
        <translation>Le bulletin qui attend&#x202f;; là, 1 à 6 notent, S sans avis, C concerné, J K changent d’idée</translation>
    </message>
    <message>
        <source>in triage</source>
        <translation>au tri</translation>
    </message>
    <message>
        <source>1 to the round, 2 answer, 3 for information, 4 merge, U undo, J K move</source>
        <translation>1 au scrutin, 2 répondre, 3 pour information, 4 fusionner, U annuler, J K changent d’idée</translation>
    </message>
</context>
<context>
    <name>KindChooser</name>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Changer</translation>
    </message>
</context>
<context>
    <name>LastLook</name>
    <message>
        <source>A last look before sending</source>
        <translation>Un dernier regard avant l’envoi</translation>
    </message>
    <message>
        <source>By these words somebody of the team could be recognised. A report tells what happened, not who it was.</source>
        <translation>Ces mots permettraient de reconnaître quelqu’un de l’équipe. Un rapport dit ce qui s’est passé, pas qui c’était.</translation>
    </message>
    <message>
        <source>Nobody is named any more. Thank you.</source>
        <translation>Plus personne n’est nommé. Merci.</translation>
    </message>
    <message>
        <source>Send as it is</source>
        <translation>Envoyer tel quel</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Envoyer</translation>
    </message>
    <message>
        <source>Back to the text</source>
        <translation>Revenir au texte</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Passerelle</source>
        <translation>Passerelle</translation>
    </message>
</context>
<context>
    <name>MePage</name>
    <message>
        <source>Me</source>
        <translation>Moi</translation>
    </message>
    <message>
        <source>This phone is no longer signed in. You can go on writing; sending waits for a new invitation.</source>
        <translation>Ce téléphone n’est plus connecté. Vous pouvez continuer d’écrire&#x202f;; l’envoi attend une nouvelle invitation.</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Envois</translation>
    </message>
    <message>
        <source>Everything has arrived.</source>
        <translation>Tout est arrivé.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Lumière</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Jour</translation>
    </message>
    <message>
        <source>Night</source>
        <translation>Nuit</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Taille du texte</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>text size</comment>
        <translation>%1&#x202f;%</translation>
    </message>
    <message>
        <source>Show movements</source>
        <translation>Montrer les mouvements</translation>
    </message>
    <message>
        <source>Send photos by Wi-Fi only; texts always leave</source>
        <translation>Envoyer les photos en Wi-Fi seulement&#x202f;; les textes partent toujours</translation>
    </message>
    <message>
        <source>This phone</source>
        <translation>Ce téléphone</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Se déconnecter</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) have not left yet</source>
        <translation>
            <numerusform>%n envoi n’est pas encore parti</numerusform>
            <numerusform>%n envois ne sont pas encore partis</numerusform>
        </translation>
    </message>
    <message>
        <source>Sign out of this phone?</source>
        <translation>Se déconnecter de ce téléphone&#x202f;?</translation>
    </message>
    <message>
        <source>They stay encrypted on this phone and leave when you sign in again. Better: send them first.</source>
        <translation>Ils restent chiffrés sur ce téléphone et partiront à votre retour. Mieux&#xa0;: envoyez-les d’abord.</translation>
    </message>
    <message>
        <source>Your notebook stays encrypted on this phone, for when you come back with a new invitation.</source>
        <translation>Votre carnet reste chiffré sur ce téléphone, pour votre retour avec une nouvelle invitation.</translation>
    </message>
    <message>
        <source>See what waits</source>
        <translation>Voir ce qui attend</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Rester</translation>
    </message>
    <message>
        <source>Open an invitation</source>
        <translation>Ouvrir une invitation</translation>
    </message>
    <message numerus="yes">
        <source>This device was wiped on %1, after it had handed over %n item(s) to your other devices.</source>
        <translation>
            <numerusform>Cet appareil a été effacé le %1, après avoir remis %n élément à vos autres appareils.</numerusform>
            <numerusform>Cet appareil a été effacé le %1, après avoir remis %n éléments à vos autres appareils.</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>The system does not say which network this is: photos leave as if it were Wi-Fi.</source>
        <translation>Le système ne dit pas quel réseau c’est&#xa0;: les photos partent comme en Wi-Fi.</translation>
    </message>
    <message>
        <source>Mobile network: photos wait for Wi-Fi.</source>
        <translation>Réseau mobile&#xa0;: les photos attendent le Wi-Fi.</translation>
    </message>
    <message>
        <source>Wi-Fi or cable: photos leave.</source>
        <translation>Wi-Fi ou câble&#xa0;: les photos partent.</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notifications</translation>
    </message>
    <message>
        <source>Everything is read.</source>
        <translation>Tout est lu.</translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n non lu</numerusform>
            <numerusform>%n non lus</numerusform>
        </translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation>Scrutins</translation>
    </message>
    <message>
        <source>A ballot waits for you: %1</source>
        <translation>Un bulletin vous attend&#xa0;: %1</translation>
    </message>
    <message>
        <source>Ballots and results</source>
        <translation>Bulletins et résultats</translation>
    </message>
    <message>
        <source>Triage</source>
        <translation>Tri</translation>
    </message>
    <message>
        <source>Nothing waits.</source>
        <translation>Rien n’attend.</translation>
    </message>
    <message numerus="yes">
        <source>%n idea(s) to sort before the committee</source>
        <translation>
            <numerusform>%n idée à trier avant le comité</numerusform>
            <numerusform>%n idées à trier avant le comité</numerusform>
        </translation>
    </message>
    <message>
        <source>Palmarès</source>
        <translation>Palmarès</translation>
    </message>
    <message>
        <source>The best of the month, and what became of each idea</source>
        <translation>Le meilleur du mois, et ce que chaque idée est devenue</translation>
    </message>
    <message>
        <source>While it holds what you wrote and did not send, nobody else can sign in here. If somebody else is to have it, save a file first.</source>
        <translation>Tant qu’il contient ce que vous avez écrit sans l’envoyer, personne d’autre ne peut s’y connecter. S’il doit passer à quelqu’un d’autre, enregistrez d’abord un fichier.</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Enregistré&#xa0;: %1</translation>
    </message>
    <message>
        <source>Save as a file</source>
        <translation>Enregistrer dans un fichier</translation>
    </message>
</context>
<context>
    <name>MyDevices</name>
    <message>
        <source>My devices</source>
        <translation>Mes appareils</translation>
    </message>
    <message>
        <source>Your notebook is sealed between your devices. On another one, in Me, My devices, open it to this device; there you compare three words: %1.</source>
        <translation>Votre carnet est scellé entre vos appareils. Sur un autre, dans Moi, Mes appareils, ouvrez-le à celui-ci&#x202f;; vous y comparez trois mots&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Regarder de nouveau</translation>
    </message>
    <message>
        <source>Notebook and drafts are the same on your devices. Nobody else can read them, nor can the server.</source>
        <translation>Carnet et brouillons sont les mêmes sur vos appareils. Personne d’autre ne peut les lire, pas même le serveur.</translation>
    </message>
    <message numerus="yes">
        <source>%n to tell the other devices</source>
        <translation>
            <numerusform>%n à dire aux autres appareils</numerusform>
            <numerusform>%n à dire aux autres appareils</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n from another device, waiting for its photos or for its draft to be closed here</source>
        <translation>
            <numerusform>%n venu d’un autre appareil, qui attend ses photos ou que son brouillon soit fermé ici</numerusform>
            <numerusform>%n venus d’un autre appareil, qui attendent leurs photos ou que leur brouillon soit fermé ici</numerusform>
        </translation>
    </message>
    <message>
        <source>The three words of this device: %1</source>
        <translation>Les trois mots de cet appareil&#xa0;: %1</translation>
    </message>
    <message>
        <source>Read the list again</source>
        <translation>Relire la liste</translation>
    </message>
</context>
<context>
    <name>MyLetters</name>
    <message>
        <source>The edition by mail</source>
        <translation>L’édition par courriel</translation>
    </message>
    <message>
        <source>Every week</source>
        <translation>Chaque semaine</translation>
    </message>
    <message>
        <source>Once a month</source>
        <translation>Une fois par mois</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Jamais</translation>
    </message>
    <message>
        <source>Your mailbox no longer takes our mail: mend it, then choose again.</source>
        <translation>Votre boîte ne reçoit plus nos courriels&#xa0;: corrigez-la, puis choisissez de nouveau.</translation>
    </message>
    <message>
        <source>We do not have your address: the programme administrator can add it.</source>
        <translation>Nous n’avons pas votre adresse&#xa0;: la personne qui administre Passerelle peut l’ajouter.</translation>
    </message>
    <message>
        <source>No news, no mail. What you have read here does not come again.</source>
        <translation>Pas de nouveau, pas de courriel. Ce que vous avez lu ici n’y revient pas.</translation>
    </message>
</context>
<context>
    <name>NameHints</name>
    <message>
        <source>Words by which somebody could be recognised</source>
        <translation>Mots qui permettraient de reconnaître quelqu’un</translation>
    </message>
    <message>
        <source>Put the words back</source>
        <translation>Remettre les mots</translation>
    </message>
</context>
<context>
    <name>NavButton</name>
    <message numerus="yes">
        <source>%1, %n waiting</source>
        <comment>place, number</comment>
        <translation>
            <numerusform>%1, %n en attente</numerusform>
            <numerusform>%1, %n en attente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n non lu</numerusform>
            <numerusform>%n non lus</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NotificationRow</name>
    <message>
        <source>Unread</source>
        <translation>Non lu</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>muet</translation>
    </message>
    <message>
        <source>Hear of it again</source>
        <translation>M’en parler à nouveau</translation>
    </message>
    <message>
        <source>Hear no more of it</source>
        <translation>Ne plus m’en parler</translation>
    </message>
</context>
<context>
    <name>NotificationsPage</name>
    <message>
        <source>Notifications</source>
        <translation>Notifications</translation>
    </message>
    <message>
        <source>Everything is read.</source>
        <translation>Tout est lu.</translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n non lu</numerusform>
            <numerusform>%n non lus</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing new</source>
        <translation>Rien de nouveau</translation>
    </message>
    <message>
        <source>You are told here when somebody comments on your report, answers you, calls you by name, or when an idea gets its answer.</source>
        <translation>On vous dit ici quand quelqu’un commente votre rapport, vous répond, vous appelle par votre nom, ou quand une idée reçoit sa réponse.</translation>
    </message>
    <message>
        <source>Everything is read</source>
        <translation>Tout est lu</translation>
    </message>
</context>
<context>
    <name>OutboxCard</name>
    <message>
        <source>Another device changed this report meanwhile. Your words are kept: compare, then send again.</source>
        <translation>Un autre appareil a modifié ce rapport entre-temps. Vos mots sont gardés&#xa0;: comparez, puis renvoyez.</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
</context>
<context>
    <name>OutboxPage</name>
    <message>
        <source>Sending</source>
        <translation>Envois</translation>
    </message>
    <message>
        <source>Everything has arrived.</source>
        <translation>Tout est arrivé.</translation>
    </message>
    <message>
        <source>This phone is no longer signed in. Nothing is lost: sending waits for a new invitation.</source>
        <translation>Ce téléphone n’est plus connecté. Rien n’est perdu&#xa0;: l’envoi attend une nouvelle invitation.</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>Envoyer maintenant</translation>
    </message>
    <message>
        <source>Sending: text first, photos after.</source>
        <translation>Envoi en cours&#xa0;: le texte d’abord, les photos ensuite.</translation>
    </message>
    <message>
        <source>Ready to send.</source>
        <translation>Prêt à partir.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Rapport</translation>
    </message>
    <message>
        <source>Nothing to send</source>
        <translation>Rien à envoyer</translation>
    </message>
    <message>
        <source>A report you send appears here, with a receipt for its text and for each photo.</source>
        <translation>Un rapport envoyé paraît ici, avec un reçu pour son texte et pour chaque photo.</translation>
    </message>
    <message>
        <source>The clock of this device is %1 slow: set it to automatic in the system&apos;s settings. Nothing is lost: the server&apos;s time counts.</source>
        <translation>L’horloge de cet appareil retarde de %1&#xa0;: réglez-la sur automatique dans les réglages du système. Rien n’est perdu&#xa0;: l’heure du serveur fait foi.</translation>
    </message>
    <message>
        <source>The clock of this device is %1 fast: set it to automatic in the system&apos;s settings. Nothing is lost: the server&apos;s time counts.</source>
        <translation>L’horloge de cet appareil avance de %1&#xa0;: réglez-la sur automatique dans les réglages du système. Rien n’est perdu&#xa0;: l’heure du serveur fait foi.</translation>
    </message>
    <message>
        <source>Save what was not sent as a file</source>
        <translation>Enregistrer dans un fichier ce qui n’est pas parti</translation>
    </message>
    <message>
        <source>Ballot: %1</source>
        <translation>Bulletin&#xa0;: %1</translation>
    </message>
    <message>
        <source>on its way</source>
        <translation>en route</translation>
    </message>
    <message>
        <source>on this phone, encrypted</source>
        <translation>sur ce téléphone, chiffré</translation>
    </message>
    <message>
        <source>Send on this network all the same</source>
        <translation>Envoyer quand même sur ce réseau</translation>
    </message>
</context>
<context>
    <name>Overlays</name>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>A picture of the invitation</source>
        <translation>Une image de l’invitation</translation>
    </message>
    <message>
        <source>Choose a photo</source>
        <translation>Choisir une photo</translation>
    </message>
    <message>
        <source>Choose a sound file</source>
        <translation>Choisir un fichier son</translation>
    </message>
</context>
<context>
    <name>PageHeader</name>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
</context>
<context>
    <name>PalmaresLine</name>
    <message>
        <source>Retained: %1</source>
        <translation>Retenue&#xa0;: %1</translation>
    </message>
    <message>
        <source>Being tested: %1</source>
        <translation>En test&#xa0;: %1</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fait</translation>
    </message>
    <message>
        <source>Done already</source>
        <translation>Déjà fait</translation>
    </message>
    <message>
        <source>Not retained</source>
        <translation>Non retenue</translation>
    </message>
    <message>
        <source>Waits for an answer</source>
        <translation>Attend une réponse</translation>
    </message>
    <message>
        <source>Rank %1</source>
        <translation>Rang %1</translation>
    </message>
    <message>
        <source>retained by the committee</source>
        <translation>retenu par le comité</translation>
    </message>
    <message>
        <source>Merit profile: %1</source>
        <translation>Profil de mérite&#xa0;: %1</translation>
    </message>
    <message>
        <source>Badge: %1</source>
        <translation>Badge&#xa0;: %1</translation>
    </message>
    <message>
        <source>Nominated for a department closer to customers: %1. %2</source>
        <translation>Proposé pour un service plus proche des clients&#xa0;: %1. %2</translation>
    </message>
    <message>
        <source>The committee thanks %1: %2</source>
        <translation>Le comité remercie %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>The report</source>
        <translation>Le rapport</translation>
    </message>
    <message>
        <source>Useful to readers %1 (%2 of %3), consequence %4 (%5, %6): together %7.</source>
        <comment>%5: closed actions, %6: ideas in a round</comment>
        <translation>Utile aux lecteurs %1 (%2 sur %3), conséquence %4 (%5, %6)&#xa0;: ensemble %7.</translation>
    </message>
    <message numerus="yes">
        <source>%n closed action(s)</source>
        <translation>
            <numerusform>%n action close</numerusform>
            <numerusform>%n actions closes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n idea(s) in a round</source>
        <translation>
            <numerusform>%n idée au scrutin</numerusform>
            <numerusform>%n idées au scrutin</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PalmaresPage</name>
    <message>
        <source>Palmarès</source>
        <translation>Palmarès</translation>
    </message>
    <message>
        <source>No network. You are reading what is on this phone.</source>
        <translation>Pas de réseau. Vous lisez ce qui est sur ce téléphone.</translation>
    </message>
    <message>
        <source>The month is running: figures move until it is over.</source>
        <translation>Le mois est en cours&#xa0;: les chiffres bougent jusqu’à sa fin.</translation>
    </message>
    <message>
        <source>The month is over; its last reports have a week to be read.</source>
        <translation>Le mois est fini&#x202f;; ses derniers rapports ont une semaine pour être lus.</translation>
    </message>
    <message>
        <source>Figures are settled: these reports go to the management round.</source>
        <translation>Les chiffres sont arrêtés&#xa0;: ces rapports vont au scrutin de la direction.</translation>
    </message>
    <message>
        <source>The round is open: no figure is told before its result.</source>
        <translation>Le scrutin est ouvert&#xa0;: aucun chiffre avant son résultat.</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Rapports</translation>
    </message>
    <message>
        <source>Ideas</source>
        <translation>Idées</translation>
    </message>
    <message>
        <source>No palmarès yet</source>
        <translation>Pas encore de palmarès</translation>
    </message>
    <message>
        <source>The month&apos;s best reports and ideas stand here, and what became of each idea.</source>
        <translation>Ici, les meilleurs rapports et idées du mois, et ce que chaque idée est devenue.</translation>
    </message>
</context>
<context>
    <name>PaperSheet</name>
    <message>
        <source>What I would change</source>
        <translation>Ce que je changerais</translation>
    </message>
    <message>
        <source>%1 thanks and answers:</source>
        <translation>%1 remercie et répond&#xa0;:</translation>
    </message>
    <message>
        <source>%1 says thank you.</source>
        <translation>%1 remercie.</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Page %1 sur %2</translation>
    </message>
    <message>
        <source>On paper</source>
        <translation>Sur papier</translation>
    </message>
    <message>
        <source>The whole report on A4, with its photos and the store&apos;s answer.</source>
        <translation>Le rapport entier en A4, avec ses photos et la réponse du magasin.</translation>
    </message>
    <message>
        <source>Open the PDF</source>
        <translation>Ouvrir le PDF</translation>
    </message>
    <message>
        <source>Keep as a PDF</source>
        <translation>Garder en PDF</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimer</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>The whole result on A4, with its merit profiles.</source>
        <translation>Tout le résultat sur A4, avec ses profils de mérite.</translation>
    </message>
</context>
<context>
    <name>PartLine</name>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Voice memo</source>
        <translation>Mémo vocal</translation>
    </message>
    <message>
        <source>Photo %1</source>
        <translation>Photo %1</translation>
    </message>
    <message>
        <source>received at %1</source>
        <translation>reçu à %1</translation>
    </message>
    <message>
        <source>received</source>
        <translation>reçu</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>parts sent, parts in all</comment>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>on its way</source>
        <translation>en route</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>refusé</translation>
    </message>
    <message>
        <source>%1 of %2, the rest on this phone</source>
        <translation>%1 sur %2, le reste sur ce téléphone</translation>
    </message>
    <message>
        <source>on this phone</source>
        <translation>sur ce téléphone</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>part, state</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>Photo</name>
    <message>
        <source>Photo</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>Photo on its way</source>
        <translation>Photo en route</translation>
    </message>
</context>
<context>
    <name>PhotoCanvas</name>
    <message numerus="yes">
        <source>The photo, %n mask(s)</source>
        <translation>
            <numerusform>La photo, %n masque</numerusform>
            <numerusform>La photo, %n masques</numerusform>
        </translation>
    </message>
    <message>
        <source>Arrow keys move the point, Space begins and ends a mark</source>
        <translation>Les flèches déplacent le point, Espace commence et finit un trait</translation>
    </message>
</context>
<context>
    <name>PhotoCropFrame</name>
    <message>
        <source>Upper left corner of what is kept</source>
        <translation>Coin supérieur gauche de ce qui est gardé</translation>
    </message>
    <message>
        <source>Upper right corner of what is kept</source>
        <translation>Coin supérieur droit de ce qui est gardé</translation>
    </message>
    <message>
        <source>Lower left corner of what is kept</source>
        <translation>Coin inférieur gauche de ce qui est gardé</translation>
    </message>
    <message>
        <source>Lower right corner of what is kept</source>
        <translation>Coin inférieur droit de ce qui est gardé</translation>
    </message>
    <message>
        <source>Move what is kept</source>
        <translation>Déplacer ce qui est gardé</translation>
    </message>
    <message>
        <source>Arrow keys move it</source>
        <translation>Les flèches le déplacent</translation>
    </message>
</context>
<context>
    <name>PhotoDrop</name>
    <message>
        <source>Let go: the pictures join this report</source>
        <translation>Lâchez&#xa0;: les images rejoignent ce rapport</translation>
    </message>
    <message>
        <source>Let go: the pictures go into the notebook</source>
        <translation>Lâchez&#xa0;: les images vont dans le carnet</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) being made upright and smaller…</source>
        <translation>
            <numerusform>%n image est redressée et réduite…</numerusform>
            <numerusform>%n images sont redressées et réduites…</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>name of a file: what is wrong with it</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>Et %n autre.</numerusform>
            <numerusform>Et %n autres.</numerusform>
        </translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Compris</translation>
    </message>
</context>
<context>
    <name>PhotoFaceBox</name>
    <message>
        <source>Face %1, proposed: mask it</source>
        <comment>the number of a face on a photo</comment>
        <translation>Visage %1, proposé&#xa0;: le masquer</translation>
    </message>
    <message>
        <source>Delete: it is no face, or it may be seen</source>
        <translation>Suppr&#xa0;: ce n’est pas un visage, ou il peut être vu</translation>
    </message>
    <message>
        <source>Face %1 is no face, or may be seen: do not mask it</source>
        <translation>Visage %1&#xa0;: ce n’en est pas un, ou il peut être vu&#x202f;; ne pas le masquer</translation>
    </message>
</context>
<context>
    <name>PhotoFacesBar</name>
    <message numerus="yes">
        <source>%n face(s) proposed: mask or wave away each, and look for others.</source>
        <translation>
            <numerusform>%n visage proposé&#xa0;: masquez-le ou écartez-le, et cherchez-en d’autres.</numerusform>
            <numerusform>%n visages proposés&#xa0;: masquez ou écartez chacun, et cherchez-en d’autres.</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking for faces… %1 %</source>
        <comment>percentage</comment>
        <translation>Recherche de visages… %1&#xa0;%</translation>
    </message>
    <message>
        <source>Faces were not looked for: look yourself.</source>
        <translation>Les visages n’ont pas été cherchés&#xa0;: regardez vous-même.</translation>
    </message>
    <message>
        <source>No face left to propose. Profiles, badges and reflections escape the search: look yourself.</source>
        <translation>Plus de visage à proposer. Profils, badges et reflets échappent à la recherche&#xa0;: regardez vous-même.</translation>
    </message>
    <message>
        <source>Mask all</source>
        <translation>Tout masquer</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Look for faces</source>
        <translation>Chercher les visages</translation>
    </message>
</context>
<context>
    <name>PhotoGuard</name>
    <message numerus="yes">
        <source>%n face(s) proposed and not masked: press a photo to mask or wave away.</source>
        <translation>
            <numerusform>%n visage proposé et pas masqué&#xa0;: touchez la photo pour le masquer ou l’écarter.</numerusform>
            <numerusform>%n visages proposés et pas masqués&#xa0;: touchez une photo pour les masquer ou les écarter.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Looking for faces on %n photo(s)…</source>
        <translation>
            <numerusform>Recherche de visages sur %n photo…</numerusform>
            <numerusform>Recherche de visages sur %n photos…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) not searched for faces: look yourself.</source>
        <translation>
            <numerusform>%n photo où les visages n’ont pas été cherchés&#xa0;: regardez vous-même.</numerusform>
            <numerusform>%n photos où les visages n’ont pas été cherchés&#xa0;: regardez vous-même.</numerusform>
        </translation>
    </message>
    <message>
        <source>No face proposed any more. The search misses profiles, badges and reflections: look yourself.</source>
        <translation>Plus de visage proposé. La recherche manque les profils, les badges et les reflets&#xa0;: regardez vous-même.</translation>
    </message>
    <message>
        <source>I looked: no recognisable person on the photos</source>
        <translation>J’ai regardé&#xa0;: aucune personne reconnaissable sur les photos</translation>
    </message>
</context>
<context>
    <name>PhotoStrip</name>
    <message>
        <source>Photo %1</source>
        <translation>Photo %1</translation>
    </message>
    <message>
        <source>Remove photo %1</source>
        <translation>Retirer la photo %1</translation>
    </message>
    <message>
        <source>Add a photo</source>
        <translation>Ajouter une photo</translation>
    </message>
    <message>
        <source>Mask, crop, draw on photo %1</source>
        <translation>Masquer, recadrer, dessiner sur la photo %1</translation>
    </message>
</context>
<context>
    <name>PhotoTools</name>
    <message>
        <source>Mask</source>
        <translation>Masquer</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>Rectangle</translation>
    </message>
    <message>
        <source>Pen</source>
        <translation>Crayon</translation>
    </message>
    <message>
        <source>Arrow</source>
        <translation>Flèche</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>Recadrer</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>Pinceau</translation>
    </message>
    <message>
        <source>Size of the masking brush</source>
        <translation>Taille du pinceau à masquer</translation>
    </message>
    <message>
        <source>Mask the middle</source>
        <translation>Masquer le milieu</translation>
    </message>
    <message>
        <source>Keep the whole photo</source>
        <translation>Garder toute la photo</translation>
    </message>
</context>
<context>
    <name>PhotoViewer</name>
    <message>
        <source>Photo</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>Close the photo</source>
        <translation>Fermer la photo</translation>
    </message>
</context>
<context>
    <name>PhotoWorkshopPage</name>
    <message>
        <source>Mask, crop, draw</source>
        <translation>Masquer, recadrer, dessiner</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>No photo to work on</source>
        <translation>Pas de photo à retoucher</translation>
    </message>
    <message>
        <source>Being kept…</source>
        <translation>Enregistrement…</translation>
    </message>
    <message>
        <source>Keep, and erase the first version</source>
        <translation>Garder, et effacer la première version</translation>
    </message>
    <message>
        <source>It is fine as it is</source>
        <translation>Elle est bien ainsi</translation>
    </message>
</context>
<context>
    <name>Phrases</name>
    <message>
        <source>en_GB</source>
        <comment>the locale of dates: fr_FR in French</comment>
        <translation>fr_FR</translation>
    </message>
    <message>
        <source>%1:%2</source>
        <comment>time of day: hours, minutes</comment>
        <translation>%1&#xa0;h&#xa0;%2</translation>
    </message>
    <message>
        <source>dddd d MMMM</source>
        <comment>format of a day</comment>
        <translation>dddd d MMMM</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>day, time</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>“%1”</source>
        <comment>a customer&apos;s words</comment>
        <translation>«&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Bien</translation>
    </message>
    <message>
        <source>Bad</source>
        <translation>Mal</translation>
    </message>
    <message>
        <source>Puzzling</source>
        <translation>Étonnant</translation>
    </message>
    <message>
        <source>Sight</source>
        <translation>Vue</translation>
    </message>
    <message>
        <source>Hearing</source>
        <translation>Ouïe</translation>
    </message>
    <message>
        <source>Smell</source>
        <translation>Odorat</translation>
    </message>
    <message>
        <source>Touch</source>
        <translation>Toucher</translation>
    </message>
    <message>
        <source>A day in my buddy store</source>
        <translation>Une journée dans mon magasin copain</translation>
    </message>
    <message>
        <source>Mystery visit</source>
        <translation>Visite mystère</translation>
    </message>
    <message>
        <source>Listening to calls</source>
        <translation>Écoute d’appels</translation>
    </message>
    <message>
        <source>A customer&apos;s complaint</source>
        <translation>Réclamation d’un client</translation>
    </message>
    <message>
        <source>A day on the road</source>
        <translation>Une journée sur la route</translation>
    </message>
    <message>
        <source>A week in the field</source>
        <translation>Une semaine sur le terrain</translation>
    </message>
    <message>
        <source>Newcomer&apos;s first weeks</source>
        <translation>Premières semaines d’un nouveau</translation>
    </message>
    <message>
        <source>Another visit</source>
        <translation>Autre visite</translation>
    </message>
    <message>
        <source>Visitor</source>
        <translation>Visite</translation>
    </message>
    <message>
        <source>Collaborator</source>
        <translation>Équipe du magasin</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Hôte</translation>
    </message>
    <message>
        <source>Deputy host</source>
        <translation>Hôte suppléant</translation>
    </message>
    <message>
        <source>Coach</source>
        <translation>Coach</translation>
    </message>
    <message>
        <source>Regional team</source>
        <translation>Équipe régionale</translation>
    </message>
    <message>
        <source>Management</source>
        <translation>Direction</translation>
    </message>
    <message>
        <source>Chair of a round</source>
        <translation>Présidence d’un tour</translation>
    </message>
    <message>
        <source>Customer&apos;s advocate</source>
        <translation>Avocat du client</translation>
    </message>
    <message>
        <source>Customer-service reviewer</source>
        <translation>Relecture du service clients</translation>
    </message>
    <message>
        <source>Moderator</source>
        <translation>Modération</translation>
    </message>
    <message>
        <source>Data protection officer</source>
        <translation>Protection des données</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Administration</translation>
    </message>
    <message>
        <source>%1 m</source>
        <comment>metres</comment>
        <translation>%1&#xa0;m</translation>
    </message>
    <message>
        <source>%1 km</source>
        <comment>kilometres</comment>
        <translation>%1&#xa0;km</translation>
    </message>
    <message>
        <source>No network. Nothing is lost.</source>
        <translation>Pas de réseau. Rien n’est perdu.</translation>
    </message>
    <message>
        <source>This Wi-Fi wants you to sign in first: open its page, or leave it. Nothing is lost.</source>
        <translation>Ce Wi-Fi demande d’abord une connexion&#xa0;: ouvrez sa page, ou quittez-le. Rien n’est perdu.</translation>
    </message>
    <message>
        <source>The server does not answer. Your report is on this phone.</source>
        <translation>Le serveur ne répond pas. Votre rapport est sur ce téléphone.</translation>
    </message>
    <message>
        <source>The server is busy and asks to come back. Your report is on this phone.</source>
        <translation>Le serveur est occupé et demande de revenir. Votre rapport est sur ce téléphone.</translation>
    </message>
    <message>
        <source>The server has no room left; its administrator is told. Your report is on this phone.</source>
        <translation>Le serveur n’a plus de place&#x202f;; son administrateur est prévenu. Votre rapport est sur ce téléphone.</translation>
    </message>
    <message>
        <source>This phone is no longer signed in. Nothing is lost: sending waits for a new invitation.</source>
        <translation>Ce téléphone n’est plus connecté. Rien n’est perdu&#xa0;: l’envoi attend une nouvelle invitation.</translation>
    </message>
    <message>
        <source>This app is too old for the server: update it. Nothing is lost.</source>
        <translation>Cette application est trop ancienne pour le serveur&#xa0;: mettez-la à jour. Rien n’est perdu.</translation>
    </message>
    <message>
        <source>The server does not accept this from you. Ask the person who invited you.</source>
        <translation>Le serveur n’accepte pas cela de votre part. Voyez avec la personne qui vous a invité.</translation>
    </message>
    <message>
        <source>Too large for the server: remove a photo or shorten the text, then send again.</source>
        <translation>Trop lourd pour le serveur&#xa0;: retirez une photo ou raccourcissez le texte, puis renvoyez.</translation>
    </message>
    <message>
        <source>The server does not take this kind of file: remove it, then send again.</source>
        <translation>Le serveur ne prend pas ce genre de fichier&#xa0;: retirez-le, puis renvoyez.</translation>
    </message>
    <message>
        <source>Another device changed this report meanwhile. Your words are kept: compare, then send again.</source>
        <translation>Un autre appareil a modifié ce rapport entre-temps. Vos mots sont gardés&#xa0;: comparez, puis renvoyez.</translation>
    </message>
    <message>
        <source>The receipt was not the right one, so it is not believed: it is sent again.</source>
        <translation>Le reçu n’était pas le bon, il n’est donc pas cru&#xa0;: l’envoi recommence.</translation>
    </message>
    <message>
        <source>This photo can no longer be read on this phone: remove it, then send again.</source>
        <translation>Cette photo n’est plus lisible sur ce téléphone&#xa0;: retirez-la, puis renvoyez.</translation>
    </message>
    <message>
        <source>Photos wait for Wi-Fi, as you chose.</source>
        <translation>Les photos attendent le Wi-Fi, comme vous l’avez choisi.</translation>
    </message>
    <message>
        <source>The server refused it: edit the report, then send again.</source>
        <translation>Le serveur l’a refusé&#xa0;: modifiez le rapport, puis renvoyez.</translation>
    </message>
    <message>
        <source>Next try at %1, or as soon as the network is back.</source>
        <translation>Nouvel essai à %1, ou dès le retour du réseau.</translation>
    </message>
    <message>
        <source>It starts again as soon as the network is back.</source>
        <translation>L’envoi reprend dès le retour du réseau.</translation>
    </message>
    <message>
        <source>The server could not prove who it is, so nothing was sent. Check this device&apos;s date, or try another network; else tell your administrator.</source>
        <translation>Le serveur n’a pas pu prouver qui il est&#xa0;: rien n’est parti. Vérifiez la date de cet appareil ou essayez un autre réseau&#x202f;; sinon, prévenez votre administrateur.</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n&#xa0;minute</numerusform>
            <numerusform>%n&#xa0;minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n&#xa0;heure</numerusform>
            <numerusform>%n&#xa0;heures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n&#xa0;jour</numerusform>
            <numerusform>%n&#xa0;jours</numerusform>
        </translation>
    </message>
    <message>
        <source>Looks single a person out.</source>
        <translation>L’apparence désigne une personne.</translation>
    </message>
    <message>
        <source>Age singles a person out.</source>
        <translation>L’âge désigne une personne.</translation>
    </message>
    <message>
        <source>Origin is nobody’s business here.</source>
        <translation>L’origine ne regarde personne ici.</translation>
    </message>
    <message>
        <source>Health is nobody’s business here.</source>
        <translation>La santé ne regarde personne ici.</translation>
    </message>
    <message>
        <source>Religion is nobody’s business here.</source>
        <translation>La religion ne regarde personne ici.</translation>
    </message>
    <message>
        <source>An accent or a voice singles a person out.</source>
        <translation>Un accent ou une voix désigne une personne.</translation>
    </message>
    <message>
        <source>Private life is nobody’s business here.</source>
        <translation>La vie privée ne regarde personne ici.</translation>
    </message>
    <message>
        <source>This device was signed out. What you wrote goes to your other devices, sealed; then it wipes itself. It has until %1.</source>
        <translation>Cet appareil a été déconnecté. Ce que vous avez écrit part, scellé, vers vos autres appareils&#x202f;; puis il s’efface. Il a jusqu’au %1.</translation>
    </message>
    <message>
        <source>%1%</source>
        <comment>a share</comment>
        <translation>%1&#xa0;%</translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 graded</source>
        <comment>lines of a ballot</comment>
        <translation>
            <numerusform>%n note sur %1</numerusform>
            <numerusform>%n notes sur %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n report(s)</source>
        <comment>of a round</comment>
        <translation>
            <numerusform>%n rapport</numerusform>
            <numerusform>%n rapports</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n idea(s)</source>
        <comment>of a round</comment>
        <translation>
            <numerusform>%n idée</numerusform>
            <numerusform>%n idées</numerusform>
        </translation>
    </message>
    <message>
        <source>the chair’s pick</source>
        <translation>choix de la présidence</translation>
    </message>
    <message>
        <source>drawn by lot</source>
        <translation>tirage au sort</translation>
    </message>
    <message>
        <source>marked in the triage</source>
        <translation>retenu au tri</translation>
    </message>
    <message>
        <source>carried over from the round before</source>
        <translation>report du scrutin précédent</translation>
    </message>
    <message>
        <source>1</source>
        <comment>the first of a month</comment>
        <translation>1er</translation>
    </message>
    <message>
        <source>The server did not take it.</source>
        <translation>Le serveur ne l’a pas pris.</translation>
    </message>
    <message>
        <source>Move to the notebook</source>
        <translation>Ranger dans le carnet</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>Abandonner</translation>
    </message>
    <message numerus="yes">
        <source>%n report(s) on the way</source>
        <translation>
            <numerusform>%n rapport en route</numerusform>
            <numerusform>%n rapports en route</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ballot(s) on the way</source>
        <translation>
            <numerusform>%n bulletin en route</numerusform>
            <numerusform>%n bulletins en route</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other item(s) to send</source>
        <translation>
            <numerusform>%n autre envoi</numerusform>
            <numerusform>%n autres envois</numerusform>
        </translation>
    </message>
    <message>
        <source>The store’s answer</source>
        <translation>Réponse du magasin</translation>
    </message>
    <message>
        <source>Voice memo of an answer</source>
        <translation>Mémo vocal d’une réponse</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Commentaire</translation>
    </message>
    <message>
        <source>Comment taken back</source>
        <translation>Commentaire retiré</translation>
    </message>
    <message>
        <source>Absence</source>
        <translation>Absence</translation>
    </message>
    <message>
        <source>End of an absence</source>
        <translation>Fin d’une absence</translation>
    </message>
    <message>
        <source>Triage of an idea</source>
        <translation>Tri d’une idée</translation>
    </message>
    <message>
        <source>Support for an idea</source>
        <translation>Soutien à une idée</translation>
    </message>
    <message>
        <source>A report found useful</source>
        <translation>Un rapport jugé utile</translation>
    </message>
    <message>
        <source>Thanks for a comment</source>
        <translation>Merci pour un commentaire</translation>
    </message>
    <message>
        <source>How a story is followed</source>
        <translation>Suivi d’un récit</translation>
    </message>
    <message>
        <source>Notifications read</source>
        <translation>Notifications lues</translation>
    </message>
    <message>
        <source>How often the edition comes</source>
        <translation>Rythme de l’édition</translation>
    </message>
    <message>
        <source>Photo or memo</source>
        <translation>Photo ou mémo</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>A report is written here</source>
        <translation>Ici s’écrit un rapport</translation>
    </message>
    <message>
        <source>Everything is kept</source>
        <translation>Tout est gardé</translation>
    </message>
    <message>
        <source>Choose a story</source>
        <translation>Choisissez un récit</translation>
    </message>
    <message>
        <source>Select captures and gather them, or open a report under way.</source>
        <translation>Sélectionnez des notes et regroupez-les, ou ouvrez un rapport en cours.</translation>
    </message>
    <message>
        <source>What you write is on this device first, encrypted; the network catches up.</source>
        <translation>Ce que vous écrivez est d’abord sur cet appareil, chiffré&#x202f;; le réseau rattrape ensuite.</translation>
    </message>
    <message>
        <source>It opens here, with the customer&apos;s words, the photos and the store&apos;s answer.</source>
        <translation>Il s’ouvre ici, avec les mots du client, les photos et la réponse du magasin.</translation>
    </message>
</context>
<context>
    <name>PositionProvider</name>
    <message>
        <source>This phone does not let the app know where it is. Choose the unit in the list, or allow the position in the phone&apos;s settings.</source>
        <translation>Ce téléphone ne dit pas où il est. Choisissez le magasin dans la liste, ou autorisez la position dans les réglages.</translation>
    </message>
    <message>
        <source>No position was found. Choose the unit in the list, or try again near a window.</source>
        <translation>Aucune position trouvée. Choisissez le magasin dans la liste, ou réessayez près d’une fenêtre.</translation>
    </message>
    <message>
        <source>The position was asked for anew.</source>
        <translation>La position a été redemandée.</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Places</source>
        <translation>Rubriques</translation>
    </message>
    <message>
        <source>Stories</source>
        <translation>Fil</translation>
    </message>
    <message>
        <source>Notebook</source>
        <translation>Carnet</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Terrain</translation>
    </message>
    <message>
        <source>Me</source>
        <translation>Moi</translation>
    </message>
    <message>
        <source>List of keys</source>
        <translation>Liste des raccourcis</translation>
    </message>
</context>
<context>
    <name>ReplyStrip</name>
    <message>
        <source>%1 says thank you</source>
        <comment>a unit</comment>
        <translation>%1 vous remercie</translation>
    </message>
    <message>
        <source>%1 says thank you, and answers:</source>
        <comment>a unit</comment>
        <translation>%1 remercie et répond&#xa0;:</translation>
    </message>
    <message>
        <source>%1 answers:</source>
        <comment>a unit</comment>
        <translation>%1 répond&#xa0;:</translation>
    </message>
    <message>
        <source>%1 asks for a photo to be masked:</source>
        <comment>a unit</comment>
        <translation>%1 demande qu’une photo soit masquée&#xa0;:</translation>
    </message>
    <message>
        <source>%1 asks for a name to be taken out:</source>
        <comment>a unit</comment>
        <translation>%1 demande qu’un nom soit retiré&#xa0;:</translation>
    </message>
</context>
<context>
    <name>ReportAuthor</name>
    <message>
        <source>Correct</source>
        <translation>Corriger</translation>
    </message>
    <message>
        <source>Wrong store?</source>
        <translation>Mauvais magasin&#x202f;?</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Choose the right one: the correction leaves at once, and that store has its own time to read first.</source>
        <translation>Choisissez le bon&#xa0;: la correction part aussitôt, et ce magasin a son propre temps pour lire le premier.</translation>
    </message>
    <message>
        <source>Store changed.</source>
        <translation>Magasin changé.</translation>
    </message>
    <message>
        <source>Another store</source>
        <translation>Un autre magasin</translation>
    </message>
    <message>
        <source>Withdraw this report?</source>
        <translation>Retirer ce rapport&#x202f;?</translation>
    </message>
    <message>
        <source>Withdraw this report? Nobody else will see it any more. You can take that back.</source>
        <translation>Retirer ce rapport&#x202f;? Plus personne d’autre ne le verra. Vous pourrez revenir sur ce choix.</translation>
    </message>
    <message>
        <source>Withdraw it</source>
        <translation>Le retirer</translation>
    </message>
    <message>
        <source>Report withdrawn.</source>
        <translation>Rapport retiré.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Le garder</translation>
    </message>
    <message>
        <source>Take the withdrawal back</source>
        <translation>Annuler le retrait</translation>
    </message>
    <message>
        <source>Close the history</source>
        <translation>Fermer l’historique</translation>
    </message>
    <message>
        <source>Corrected: see the history</source>
        <translation>Corrigé&#xa0;: voir l’historique</translation>
    </message>
    <message>
        <source>Reading the earlier versions…</source>
        <translation>Lecture des versions précédentes…</translation>
    </message>
</context>
<context>
    <name>ReportEditorPage</name>
    <message>
        <source>New report</source>
        <translation>Nouveau rapport</translation>
    </message>
    <message>
        <source>Correction of a report already sent</source>
        <translation>Correction d’un rapport déjà envoyé</translation>
    </message>
    <message>
        <source>Kept on this phone at %1</source>
        <translation>Gardé sur ce téléphone à %1</translation>
    </message>
    <message>
        <source>Kept as you write, without network</source>
        <translation>Gardé au fil de l’écriture, même sans réseau</translation>
    </message>
    <message>
        <source>Delete this report under way</source>
        <translation>Supprimer ce rapport en cours</translation>
    </message>
    <message>
        <source>Report deleted; its captures are back in the notebook.</source>
        <translation>Rapport supprimé&#x202f;; ses notes sont revenues au carnet.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>This report was changed on another device. This is your copy: nothing is lost. Send it to replace the other, or delete it.</source>
        <translation>Ce rapport a été modifié sur un autre appareil. Voici votre copie&#xa0;: rien n’est perdu. Envoyez-la pour remplacer l’autre, ou supprimez-la.</translation>
    </message>
    <message>
        <source>Send the correction when there is a network</source>
        <translation>Envoyer la correction quand il y a du réseau</translation>
    </message>
    <message>
        <source>Send when there is a network</source>
        <translation>Envoyer quand il y a du réseau</translation>
    </message>
    <message>
        <source>Undo the last deletion or move</source>
        <translation>Annuler la dernière suppression ou le dernier déplacement</translation>
    </message>
    <message numerus="yes">
        <source>%n capture(s) sorted.</source>
        <translation>
            <numerusform>%n capture triée.</numerusform>
            <numerusform>%n captures triées.</numerusform>
        </translation>
    </message>
    <message>
        <source>Leave without keeping what is not saved</source>
        <translation>Quitter sans garder ce qui n’est pas enregistré</translation>
    </message>
</context>
<context>
    <name>ReportLine</name>
    <message>
        <source>To answer before %1</source>
        <translation>À répondre avant %1</translation>
    </message>
    <message>
        <source>On its way: %1 of %2 received</source>
        <translation>En route&#xa0;: %1 sur %2 reçus</translation>
    </message>
    <message>
        <source>On this phone</source>
        <translation>Sur ce téléphone</translation>
    </message>
    <message>
        <source>With the store, until %1</source>
        <translation>Au magasin, jusqu’à %1</translation>
    </message>
    <message>
        <source>Answered, published soon</source>
        <translation>Répondu, bientôt publié</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Retiré</translation>
    </message>
    <message>
        <source>Published, the store answered</source>
        <translation>Publié, le magasin a répondu</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Publié</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>report, where it stands</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>ReportPage</name>
    <message>
        <source>This report cannot be shown</source>
        <translation>Ce rapport ne peut pas être montré</translation>
    </message>
    <message>
        <source>This report is not on this phone yet</source>
        <translation>Ce rapport n’est pas encore sur ce téléphone</translation>
    </message>
    <message>
        <source>It was withdrawn, or it is not for your eyes yet.</source>
        <translation>Il a été retiré, ou il n’est pas encore ouvert à la lecture.</translation>
    </message>
    <message>
        <source>It will open as soon as the network is back.</source>
        <translation>Il s’ouvrira dès le retour du réseau.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>On this phone. It leaves as soon as there is a network.</source>
        <translation>Sur ce téléphone. Il part dès qu’il y a du réseau.</translation>
    </message>
    <message>
        <source>The store reads it first, until %1. Then colleagues do.</source>
        <translation>Le magasin le lit en premier, jusqu’à %1. Vos collègues ensuite.</translation>
    </message>
    <message>
        <source>The store reads it first. Then colleagues do.</source>
        <translation>Le magasin le lit en premier. Vos collègues ensuite.</translation>
    </message>
    <message>
        <source>Withdrawn: nobody else sees it any more.</source>
        <translation>Retiré&#xa0;: plus personne d’autre ne le voit.</translation>
    </message>
    <message>
        <source>Published on %1.</source>
        <translation>Publié le %1.</translation>
    </message>
    <message>
        <source>Photo of the report</source>
        <translation>Photo du rapport</translation>
    </message>
    <message>
        <source>What I would change</source>
        <translation>Ce que je changerais</translation>
    </message>
    <message>
        <source>Support</source>
        <translation>Soutenir</translation>
    </message>
    <message>
        <source>Supported · %1</source>
        <translation>Soutenue · %1</translation>
    </message>
    <message>
        <source>Supported</source>
        <translation>Soutenue</translation>
    </message>
    <message numerus="yes">
        <source>%n support(s)</source>
        <translation>
            <numerusform>%n soutien</numerusform>
            <numerusform>%n soutiens</numerusform>
        </translation>
    </message>
    <message>
        <source>Your answer is on this phone; it leaves as soon as there is a network.</source>
        <translation>Votre réponse est sur ce téléphone&#x202f;; elle part dès qu’il y a du réseau.</translation>
    </message>
    <message>
        <source>Useful · %1</source>
        <translation>Utile · %1</translation>
    </message>
    <message>
        <source>Useful</source>
        <translation>Utile</translation>
    </message>
    <message>
        <source>Sensory walk</source>
        <translation>Parcours sensoriel</translation>
    </message>
    <message>
        <source>Print, or keep as a PDF</source>
        <translation>Imprimer, ou garder en PDF</translation>
    </message>
    <message>
        <source>Comment on the idea</source>
        <translation>Commenter l’idée</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Corriger</translation>
    </message>
</context>
<context>
    <name>ResultLine</name>
    <message>
        <source>Merit profile: %1</source>
        <translation>Profil de mérite&#xa0;: %1</translation>
    </message>
    <message>
        <source>Rank %1</source>
        <translation>Rang %1</translation>
    </message>
    <message>
        <source>retained, with an owner and a date</source>
        <translation>retenue, avec un responsable et une date</translation>
    </message>
    <message>
        <source>%1 above, %2 below</source>
        <comment>shares</comment>
        <translation>%1 au-dessus, %2 au-dessous</translation>
    </message>
    <message numerus="yes">
        <source>%n people graded it</source>
        <translation>
            <numerusform>%n personne l’a notée</numerusform>
            <numerusform>%n personnes l’ont notée</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without opinion</source>
        <translation>
            <numerusform>%n sans avis</numerusform>
            <numerusform>%n sans avis</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recusal(s)</source>
        <translation>
            <numerusform>%n récusation</numerusform>
            <numerusform>%n récusations</numerusform>
        </translation>
    </message>
    <message>
        <source>Ahead of the next one: %1</source>
        <comment>why</comment>
        <translation>Devant la suivante&#xa0;: %1</translation>
    </message>
    <message>
        <source>Its place stays whoever is left out.</source>
        <translation>Sa place ne change pas, quelle que soit la personne qu’on retire.</translation>
    </message>
    <message>
        <source>With one person left out, its place would go from %1 to %2 (unchanged %3 times of %4).</source>
        <translation>En retirant une personne, sa place irait de %1 à %2 (inchangée %3 fois sur %4).</translation>
    </message>
    <message>
        <source>Hide the figures</source>
        <translation>Cacher les chiffres</translation>
    </message>
    <message>
        <source>The figures behind the picture</source>
        <translation>Les chiffres derrière le dessin</translation>
    </message>
    <message>
        <source>The report</source>
        <translation>Le rapport</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <comment>grade, people, share</comment>
        <translation>%1&#xa0;: %2, %3</translation>
    </message>
</context>
<context>
    <name>ResultPaper</name>
    <message>
        <source>retained, with an owner and a date</source>
        <translation>retenue, avec un responsable et une date</translation>
    </message>
    <message>
        <source>%1 above, %2 below</source>
        <comment>shares</comment>
        <translation>%1 au-dessus, %2 au-dessous</translation>
    </message>
    <message numerus="yes">
        <source>%n people graded it</source>
        <translation>
            <numerusform>%n personne l’a notée</numerusform>
            <numerusform>%n personnes l’ont notée</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without opinion</source>
        <translation>
            <numerusform>%n sans avis</numerusform>
            <numerusform>%n sans avis</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recusal(s)</source>
        <translation>
            <numerusform>%n récusation</numerusform>
            <numerusform>%n récusations</numerusform>
        </translation>
    </message>
    <message>
        <source>Ahead of the next one: %1</source>
        <comment>why</comment>
        <translation>Devant la suivante&#xa0;: %1</translation>
    </message>
    <message>
        <source>Its place stays whoever is left out.</source>
        <translation>Sa place ne change pas, quelle que soit la personne qu’on retire.</translation>
    </message>
    <message>
        <source>With one person left out, its place would go from %1 to %2 (unchanged %3 times of %4).</source>
        <translation>En retirant une personne, sa place irait de %1 à %2 (inchangée %3 fois sur %4).</translation>
    </message>
    <message>
        <source>Result published %1</source>
        <translation>Résultat publié, %1</translation>
    </message>
    <message>
        <source>%1 ballots of %2 people invited.</source>
        <translation>%1 bulletins pour %2 personnes invitées.</translation>
    </message>
    <message>
        <source>Fewer than half of those invited voted: this result is not valid and gives no prize.</source>
        <translation>Moins de la moitié des personnes invitées ont voté&#xa0;: ce résultat n’est pas valable, et ne donne pas de prix.</translation>
    </message>
    <message>
        <source>Under quorum, carried over to the next round</source>
        <translation>Sous le quorum, reportées au prochain scrutin</translation>
    </message>
    <message>
        <source>%1 grades, %2 were needed</source>
        <translation>%1 mentions, il en fallait %2</translation>
    </message>
    <message>
        <source>Do the sum again</source>
        <translation>Refaire le calcul</translation>
    </message>
    <message>
        <source>Keep the grades from the result&apos;s page as a file, then run “passerelled rank FILE.csv”, without the server.</source>
        <translation>Depuis la page du résultat, gardez les mentions en fichier, puis lancez «&#xa0;passerelled rank FICHIER.csv&#xa0;», sans le serveur.</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Page %1 sur %2</translation>
    </message>
</context>
<context>
    <name>RevisionCard</name>
    <message>
        <source>Version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>Version %1, %2</source>
        <comment>number, time</comment>
        <translation>Version %1, %2</translation>
    </message>
    <message>
        <source>No word changed.</source>
        <translation>Aucun mot n’a changé.</translation>
    </message>
    <message>
        <source>First version: %1</source>
        <translation>Première version&#xa0;: %1</translation>
    </message>
    <message>
        <source>First version</source>
        <translation>Première version</translation>
    </message>
</context>
<context>
    <name>RevisionChanges</name>
    <message>
        <source>good</source>
        <translation>bien</translation>
    </message>
    <message>
        <source>bad</source>
        <translation>mal</translation>
    </message>
    <message>
        <source>puzzling</source>
        <translation>à comprendre</translation>
    </message>
    <message>
        <source>removed: %1; </source>
        <translation>retiré&#xa0;: %1&#x202f;; </translation>
    </message>
    <message>
        <source>added: %1; </source>
        <translation>ajouté&#xa0;: %1&#x202f;; </translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>retiré</translation>
    </message>
    <message>
        <source>readable</source>
        <translation>lisible</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Magasin</translation>
    </message>
    <message>
        <source>Day of the visit</source>
        <translation>Jour de la visite</translation>
    </message>
    <message>
        <source>Astonishment %1</source>
        <translation>Étonnement %1</translation>
    </message>
    <message>
        <source>Idea %1</source>
        <translation>Idée %1</translation>
    </message>
    <message>
        <source>Sensory walk</source>
        <translation>Parcours sensoriel</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Photos</translation>
    </message>
</context>
<context>
    <name>RoundCard</name>
    <message>
        <source>%1 of %2 ballots received</source>
        <comment>turnout</comment>
        <translation>%1 bulletins reçus sur %2</translation>
    </message>
    <message>
        <source>A draft: only those who conduct rounds see it.</source>
        <translation>En préparation&#xa0;: seules les personnes qui conduisent les scrutins le voient.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Annulé.</translation>
    </message>
    <message>
        <source>Result published %1</source>
        <translation>Résultat publié, %1</translation>
    </message>
    <message>
        <source>Open, closes %1</source>
        <translation>Ouvert, clôture %1</translation>
    </message>
    <message>
        <source>Your ballot came after the close and is not counted.</source>
        <translation>Votre bulletin est arrivé après la clôture et n’est pas compté.</translation>
    </message>
    <message>
        <source>The server says that this round is not yours.</source>
        <translation>Le serveur dit que ce scrutin n’est pas le vôtre.</translation>
    </message>
    <message>
        <source>The round closed before you submitted your ballot.</source>
        <translation>Le scrutin s’est clos avant que vous déposiez votre bulletin.</translation>
    </message>
    <message>
        <source>You voted; your receipt is kept here.</source>
        <translation>Vous avez voté&#x202f;; votre reçu est gardé ici.</translation>
    </message>
    <message>
        <source>Only those invited grade; the result is for everybody.</source>
        <translation>Seules les personnes invitées notent&#x202f;; le résultat est pour tous.</translation>
    </message>
    <message>
        <source>Your ballot is on this device; it leaves as soon as there is a network.</source>
        <translation>Votre bulletin est sur cet appareil&#x202f;; il part dès qu’il y a du réseau.</translation>
    </message>
    <message>
        <source>Your ballot is received. You can still change it.</source>
        <translation>Votre bulletin est reçu. Vous pouvez encore le changer.</translation>
    </message>
    <message>
        <source>Your ballot comes with the network.</source>
        <translation>Votre bulletin viendra avec le réseau.</translation>
    </message>
    <message>
        <source>Round: %1</source>
        <comment>card of a round</comment>
        <translation>Scrutin&#xa0;: %1</translation>
    </message>
    <message>
        <source>Receipt: %1</source>
        <translation>Reçu&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1, not submitted yet</source>
        <translation>%1, pas encore déposé</translation>
    </message>
    <message>
        <source>Your ballot is received: %1.</source>
        <translation>Votre bulletin est reçu&#xa0;: %1.</translation>
    </message>
    <message>
        <source>To grade: %1</source>
        <comment>12 ideas, 12 reports</comment>
        <translation>À noter&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>RoundNews</name>
    <message>
        <source>The result is published: %1</source>
        <translation>Le résultat est publié&#xa0;: %1</translation>
    </message>
    <message>
        <source>Read the result</source>
        <translation>Lire le résultat</translation>
    </message>
    <message>
        <source>Your ballot waits: %1. %2, until %3.</source>
        <translation>Votre bulletin vous attend&#xa0;: %1. %2, clôture %3.</translation>
    </message>
    <message>
        <source>Your ballot is begun and not submitted: %1. %2, until %3.</source>
        <translation>Votre bulletin est commencé, pas déposé&#xa0;: %1. %2, clôture %3.</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>Noter</translation>
    </message>
</context>
<context>
    <name>RoundResultPage</name>
    <message>
        <source>Result published %1</source>
        <translation>Résultat publié, %1</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimer</translation>
    </message>
    <message>
        <source>%1 ballots of %2 people invited.</source>
        <translation>%1 bulletins pour %2 personnes invitées.</translation>
    </message>
    <message>
        <source>Fewer than half of those invited voted: this result is not valid and gives no prize.</source>
        <translation>Moins de la moitié des personnes invitées ont voté&#xa0;: ce résultat n’est pas valable, et ne donne pas de prix.</translation>
    </message>
    <message>
        <source>Your ballot was counted: your receipt is among those published.</source>
        <translation>Votre bulletin a été compté&#xa0;: votre reçu est parmi ceux qui sont publiés.</translation>
    </message>
    <message>
        <source>No ballot that was counted answers to your receipt: write to whoever chairs the round, with the receipt.</source>
        <translation>Aucun bulletin compté ne répond à votre reçu&#xa0;: écrivez à qui préside le scrutin, avec ce reçu.</translation>
    </message>
    <message>
        <source>Podium</source>
        <translation>Podium</translation>
    </message>
    <message>
        <source>The others, in order</source>
        <translation>Les autres, dans l’ordre</translation>
    </message>
    <message>
        <source>Under quorum, carried over to the next round</source>
        <translation>Sous le quorum, reportées au prochain scrutin</translation>
    </message>
    <message>
        <source>%1 grades, %2 were needed</source>
        <translation>%1 mentions, il en fallait %2</translation>
    </message>
    <message>
        <source>Do the sum again</source>
        <translation>Refaire le calcul</translation>
    </message>
    <message>
        <source>This device ranked the published counts again: the same order and the same grades.</source>
        <translation>Cet appareil a refait le classement à partir des chiffres publiés&#xa0;: même ordre, mêmes mentions.</translation>
    </message>
    <message>
        <source>This device ranks the published counts differently: tell whoever chairs the round.</source>
        <translation>Cet appareil classe autrement les chiffres publiés&#xa0;: dites-le à qui préside le scrutin.</translation>
    </message>
    <message>
        <source>Without trusting anybody: keep the grades as a file, then run “passerelled rank FILE.csv” on any computer, without the server. Each grade stands under a number of its own, so that no ballot can be recognised.</source>
        <translation>Sans faire confiance à personne&#xa0;: gardez les mentions en fichier, puis lancez «&#xa0;passerelled rank FICHIER.csv&#xa0;» sur n’importe quel ordinateur, sans le serveur. Chaque mention porte un numéro à elle&#x202f;; un bulletin ne s’y reconnaît pas.</translation>
    </message>
    <message>
        <source>Keep the grades, without names (CSV)</source>
        <translation>Garder les mentions, sans nom (CSV)</translation>
    </message>
    <message>
        <source>Your receipt: %1</source>
        <translation>Votre reçu&#xa0;: %1</translation>
    </message>
    <message>
        <source>Until %1 a complaint can be looked into; then the round&apos;s secret is destroyed, and nobody can link a grade to a person any more.</source>
        <translation>Jusqu’au %1, une réclamation peut être examinée&#x202f;; ensuite le secret du scrutin est détruit, et plus personne ne peut relier une mention à quelqu’un.</translation>
    </message>
    <message>
        <source>Nothing was graded enough</source>
        <translation>Rien n’a reçu assez de notes</translation>
    </message>
    <message>
        <source>What too few people graded is carried over to the next round.</source>
        <translation>Ce que trop peu de personnes ont noté passe au scrutin suivant.</translation>
    </message>
</context>
<context>
    <name>RoundsPage</name>
    <message>
        <source>Rounds</source>
        <translation>Scrutins</translation>
    </message>
    <message>
        <source>Ideas are graded in secret; the result explains itself.</source>
        <translation>Les idées sont notées en secret&#x202f;; le résultat s’explique.</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Actualiser</translation>
    </message>
    <message>
        <source>No network. You can grade all the same: your ballot leaves as soon as it is back.</source>
        <translation>Pas de réseau. Vous pouvez noter quand même&#xa0;: votre bulletin part dès son retour.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>No round yet</source>
        <translation>Pas encore de scrutin</translation>
    </message>
    <message>
        <source>You conduct rounds</source>
        <translation>Vous conduisez les scrutins</translation>
    </message>
    <message>
        <source>Preparing, opening and reminding are done in the browser, where you are signed in.</source>
        <translation>Préparer, ouvrir et relancer se font dans le navigateur, où vous êtes connecté.</translation>
    </message>
    <message>
        <source>Prepare a round in the browser</source>
        <translation>Préparer un scrutin dans le navigateur</translation>
    </message>
    <message>
        <source>When the committee grades ideas or reports, the round is announced here, and its result when it is published.</source>
        <translation>Quand le comité note des idées ou des rapports, le scrutin est annoncé ici, et son résultat quand il est publié.</translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message>
        <source>Notebook</source>
        <translation>Carnet</translation>
    </message>
    <message>
        <source>Reports under way</source>
        <translation>Rapports en cours</translation>
    </message>
    <message>
        <source>My reports</source>
        <translation>Mes rapports</translation>
    </message>
    <message>
        <source>Stories</source>
        <translation>Récits</translation>
    </message>
    <message>
        <source>Ideas</source>
        <translation>Idées</translation>
    </message>
    <message>
        <source>Stores</source>
        <translation>Magasins</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Chercher</translation>
    </message>
    <message>
        <source>A word, a store, a moment</source>
        <translation>Un mot, un magasin, un moment</translation>
    </message>
    <message>
        <source>Everything on this device</source>
        <translation>Tout ce qui est sur cet appareil</translation>
    </message>
    <message>
        <source>Your notes and reports, colleagues’ stories and ideas, the stores. Accents and capitals do not matter, and no network is needed.</source>
        <translation>Vos notes et vos rapports, les récits et les idées des collègues, les magasins. Sans se soucier des accents ni des majuscules, et sans réseau.</translation>
    </message>
    <message>
        <source>Still reading</source>
        <translation>Lecture en cours</translation>
    </message>
    <message>
        <source>The stories on this device are being read: what is found appears by itself.</source>
        <translation>Les récits de cet appareil sont en cours de lecture&#xa0;: ce qui est trouvé apparaît tout seul.</translation>
    </message>
    <message>
        <source>Nothing with these words</source>
        <translation>Rien avec ces mots</translation>
    </message>
    <message>
        <source>Every word must be in the text. Try another one, fewer words, or the name of a store.</source>
        <translation>Chaque mot doit être dans le texte. Essayez-en un autre, moins de mots, ou le nom d’un magasin.</translation>
    </message>
</context>
<context>
    <name>SensoryStrip</name>
    <message>
        <source>nothing noted</source>
        <translation>rien de noté</translation>
    </message>
    <message>
        <source>good</source>
        <translation>bien</translation>
    </message>
    <message>
        <source>bad</source>
        <translation>mal</translation>
    </message>
    <message>
        <source>puzzling</source>
        <translation>à comprendre</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <comment>moment of truth, sense, tone</comment>
        <translation>%1, %2&#xa0;: %3</translation>
    </message>
    <message>
        <source>Press to change; Enter to write a few words</source>
        <translation>Appuyez pour changer&#x202f;; Entrée pour écrire quelques mots</translation>
    </message>
    <message>
        <source>Fewer moments</source>
        <translation>Moins de moments</translation>
    </message>
    <message>
        <source>Other moments</source>
        <translation>D’autres moments</translation>
    </message>
    <message>
        <source>%1, %2: a few words</source>
        <comment>moment of truth, sense</comment>
        <translation>%1, %2&#xa0;: quelques mots</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>The phone&apos;s storage is full: make room, then save again. What is on the screen is not saved yet.</source>
        <translation>Le téléphone est plein&#xa0;: faites de la place, puis enregistrez à nouveau. Ce qui est à l’écran n’est pas encore enregistré.</translation>
    </message>
    <message>
        <source>The phone&apos;s storage is full: make room, then take the photo again.</source>
        <translation>Le téléphone est plein&#xa0;: faites de la place, puis reprenez la photo.</translation>
    </message>
    <message>
        <source>The phone&apos;s storage is full: make room, then open Passerelle again.</source>
        <translation>Le téléphone est plein&#xa0;: faites de la place, puis rouvrez Passerelle.</translation>
    </message>
    <message>
        <source>The phone could not save this. Stay on this page and try again.</source>
        <translation>Le téléphone n’a pas pu enregistrer ceci. Restez sur cette page et réessayez.</translation>
    </message>
    <message>
        <source>The phone&apos;s key is missing: sign in again.</source>
        <translation>La clé du téléphone manque&#xa0;: connectez-vous à nouveau.</translation>
    </message>
    <message>
        <source>This phone&apos;s key does not open its data: it was changed, or belongs to another phone.</source>
        <translation>La clé de ce téléphone n’ouvre pas ses données&#xa0;: elle a été changée, ou vient d’un autre téléphone.</translation>
    </message>
    <message>
        <source>This capture is no longer there.</source>
        <translation>Cette capture n’est plus là.</translation>
    </message>
    <message>
        <source>One of these captures is no longer there.</source>
        <translation>Une de ces captures n’est plus là.</translation>
    </message>
    <message>
        <source>It was sorted elsewhere meanwhile.</source>
        <translation>Elle a été rangée ailleurs entre-temps.</translation>
    </message>
    <message>
        <source>This astonishment is no longer in the report.</source>
        <translation>Cet étonnement n’est plus dans le rapport.</translation>
    </message>
    <message>
        <source>This draft is no longer there: it was sent or removed.</source>
        <translation>Ce brouillon n’est plus là&#xa0;: il a été envoyé ou supprimé.</translation>
    </message>
    <message>
        <source>This report is not on this phone.</source>
        <translation>Ce rapport n’est pas sur ce téléphone.</translation>
    </message>
    <message>
        <source>A report&apos;s text is at most 64 kB: split it in two.</source>
        <translation>Le texte d’un rapport pèse 64 ko au plus&#xa0;: faites-en deux rapports.</translation>
    </message>
    <message>
        <source>This comment is not on this phone.</source>
        <translation>Ce commentaire n’est pas sur ce téléphone.</translation>
    </message>
    <message>
        <source>A comment calls at most ten people.</source>
        <translation>Un commentaire s’adresse à dix personnes au plus.</translation>
    </message>
    <message>
        <source>Write your comment.</source>
        <translation>Écrivez votre commentaire.</translation>
    </message>
    <message>
        <source>A comment has at most 2,000 characters.</source>
        <translation>Un commentaire compte au plus 2&#x202f;000 caractères.</translation>
    </message>
    <message>
        <source>The comment has a control character.</source>
        <translation>Le commentaire contient un caractère de contrôle.</translation>
    </message>
    <message>
        <source>This file is empty: take it again.</source>
        <translation>Ce fichier est vide&#xa0;: refaites la prise.</translation>
    </message>
    <message>
        <source>This file is heavier than 64 MB. Choose a smaller photo.</source>
        <translation>Ce fichier pèse plus de 64 Mo. Choisissez une photo plus petite.</translation>
    </message>
    <message>
        <source>An attachment is at most 12 MB: make it smaller.</source>
        <translation>Une pièce jointe pèse 12 Mo au plus&#xa0;: réduisez-la.</translation>
    </message>
    <message>
        <source>This attachment arrived damaged.</source>
        <translation>Cette pièce jointe est arrivée endommagée.</translation>
    </message>
    <message>
        <source>This attachment is not on this phone.</source>
        <translation>Cette pièce jointe n’est pas sur ce téléphone.</translation>
    </message>
    <message>
        <source>This photo is neither in the carnet nor in a report under way any more.</source>
        <translation>Cette photo n’est plus ni dans le carnet ni dans un rapport en cours.</translation>
    </message>
    <message>
        <source>This voice memo is no longer there.</source>
        <translation>Ce mémo vocal n’est plus là.</translation>
    </message>
    <message>
        <source>This voice memo is no longer on this phone: record it again.</source>
        <translation>Ce mémo vocal n’est plus sur ce téléphone&#xa0;: enregistrez-le à nouveau.</translation>
    </message>
    <message>
        <source>Nothing was heard: look at the level while you speak, then record again.</source>
        <translation>Rien n’a été entendu&#xa0;: regardez le niveau en parlant, puis enregistrez à nouveau.</translation>
    </message>
    <message>
        <source>A voice memo lasts at most five minutes: keep this one, then begin another.</source>
        <translation>Un mémo vocal dure au plus cinq minutes&#xa0;: gardez celui-ci, puis commencez-en un autre.</translation>
    </message>
    <message>
        <source>A voice memo lasts at most five minutes: choose a shorter one.</source>
        <translation>Un mémo vocal dure au plus cinq minutes&#xa0;: choisissez-en un plus court.</translation>
    </message>
    <message>
        <source>A voice memo weighs at most 6 MB: choose a shorter one.</source>
        <translation>Un mémo vocal pèse au plus 6 Mo&#xa0;: choisissez-en un plus court.</translation>
    </message>
    <message>
        <source>This sound file cannot be read: choose an Ogg Opus or a WAV file.</source>
        <translation>Ce fichier son ne peut pas être lu&#xa0;: choisissez un fichier Ogg Opus ou WAV.</translation>
    </message>
    <message>
        <source>This sound file is damaged or incomplete: choose another one.</source>
        <translation>Ce fichier son est endommagé ou incomplet&#xa0;: choisissez-en un autre.</translation>
    </message>
    <message>
        <source>This idea is not on the ballot.</source>
        <translation>Cette idée n’est pas sur le bulletin.</translation>
    </message>
    <message>
        <source>This round is over.</source>
        <translation>Ce scrutin est terminé.</translation>
    </message>
    <message>
        <source>There is no ballot of this round on this phone.</source>
        <translation>Il n’y a pas de bulletin de ce scrutin sur ce téléphone.</translation>
    </message>
    <message>
        <source>This idea is not in the deck any more.</source>
        <translation>Cette idée n’est plus dans le jeu du tri.</translation>
    </message>
    <message>
        <source>Give the first and the last day, in this order.</source>
        <translation>Donnez le premier et le dernier jour, dans cet ordre.</translation>
    </message>
    <message>
        <source>Choose who stands in.</source>
        <translation>Choisissez qui vous remplace.</translation>
    </message>
    <message>
        <source>This phone has not that key of your notebook yet: accept it on your other device.</source>
        <translation>Ce téléphone n’a pas encore cette clé de votre carnet&#xa0;: acceptez-le sur votre autre appareil.</translation>
    </message>
    <message>
        <source>A key of your notebook was not sealed for this device: accept it once more.</source>
        <translation>Une clé de votre carnet n’a pas été scellée pour cet appareil&#xa0;: acceptez-le encore une fois.</translation>
    </message>
    <message>
        <source>That device&apos;s key is none: pair it again.</source>
        <translation>La clé de cet appareil n’en est pas une&#xa0;: associez-le à nouveau.</translation>
    </message>
    <message>
        <source>That device is no longer one of yours: read the list again.</source>
        <translation>Cet appareil n’est plus l’un des vôtres&#xa0;: relisez la liste.</translation>
    </message>
    <message>
        <source>A photo from your other device arrived damaged: it is fetched again.</source>
        <translation>Une photo de votre autre appareil est arrivée endommagée&#xa0;: elle est redemandée.</translation>
    </message>
    <message>
        <source>The other version is no longer there: keep this one as it is.</source>
        <translation>L’autre version n’est plus là&#xa0;: gardez celle-ci telle qu’elle est.</translation>
    </message>
    <message>
        <source>No network: it is tried again as soon as it is back.</source>
        <translation>Pas de réseau&#xa0;: nouvel essai dès son retour.</translation>
    </message>
    <message>
        <source>Nobody answers. Check the network and try again: the same code still works.</source>
        <translation>Personne ne répond. Vérifiez le réseau et réessayez&#xa0;: le même code reste valable.</translation>
    </message>
    <message>
        <source>This is not Passerelle that answers: sign in to the Wi-Fi first, or leave it.</source>
        <translation>Ce n’est pas Passerelle qui répond&#xa0;: connectez-vous d’abord au Wi-Fi, ou quittez-le.</translation>
    </message>
    <message>
        <source>The server does not take this invitation: ask for a new one.</source>
        <translation>Le serveur n’accepte pas cette invitation&#xa0;: demandez-en une nouvelle.</translation>
    </message>
    <message>
        <source>The server&apos;s answer was not understood: try again.</source>
        <translation>La réponse du serveur n’a pas été comprise&#xa0;: réessayez.</translation>
    </message>
    <message>
        <source>The server&apos;s answer was not understood: try again, or update the app.</source>
        <translation>La réponse du serveur n’a pas été comprise&#xa0;: réessayez, ou mettez l’application à jour.</translation>
    </message>
    <message>
        <source>The words differ: somebody stands between this phone and the server. Ask for a new invitation, on another network.</source>
        <translation>Les mots diffèrent&#xa0;: quelqu’un se tient entre ce téléphone et le serveur. Demandez une nouvelle invitation, sur un autre réseau.</translation>
    </message>
    <message>
        <source>Open an invitation first.</source>
        <translation>Ouvrez d’abord une invitation.</translation>
    </message>
</context>
<context>
    <name>SimilarCards</name>
    <message>
        <source>Somebody already had this idea</source>
        <translation>Quelqu’un a déjà eu cette idée</translation>
    </message>
    <message>
        <source>Somebody already saw this</source>
        <translation>Quelqu’un l’a déjà vu</translation>
    </message>
    <message>
        <source>Open: %1</source>
        <translation>Ouvrir&#xa0;: %1</translation>
    </message>
    <message>
        <source>Me too: counted. Take back</source>
        <translation>Moi aussi&#xa0;: compté. Reprendre</translation>
    </message>
    <message>
        <source>Me too</source>
        <translation>Moi aussi</translation>
    </message>
    <message>
        <source>Take back: me too, %1</source>
        <translation>Reprendre&#xa0;: moi aussi, %1</translation>
    </message>
    <message>
        <source>Me too: %1</source>
        <translation>Moi aussi&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>Skeleton</name>
    <message>
        <source>Loading</source>
        <translation>Chargement</translation>
    </message>
</context>
<context>
    <name>SortBar</name>
    <message>
        <source>Sort the selection</source>
        <translation>Trier la sélection</translation>
    </message>
    <message numerus="yes">
        <source>Gather %n capture(s) into a report</source>
        <translation>
            <numerusform>Regrouper en rapport (%n note)</numerusform>
            <numerusform>Regrouper en rapport (%n notes)</numerusform>
        </translation>
    </message>
    <message>
        <source>A new report</source>
        <translation>Un nouveau rapport</translation>
    </message>
    <message>
        <source>Into: %1</source>
        <comment>a report under way</comment>
        <translation>Dans&#xa0;: %1</translation>
    </message>
    <message>
        <source>Report without a store</source>
        <translation>Rapport sans magasin</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Unselect</source>
        <translation>Désélectionner</translation>
    </message>
</context>
<context>
    <name>StoryPart</name>
    <message>
        <source>Photo: %1</source>
        <translation>Photo&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>TerrainPage</name>
    <message>
        <source>Field</source>
        <translation>Terrain</translation>
    </message>
    <message>
        <source>No network. You are reading what is on this phone.</source>
        <translation>Pas de réseau. Vous lisez ce qui est sur ce téléphone.</translation>
    </message>
    <message>
        <source>To answer: you read them first</source>
        <translation>À répondre&#xa0;: vous les lisez en premier</translation>
    </message>
    <message>
        <source>Reports on my store</source>
        <translation>Rapports sur mon magasin</translation>
    </message>
    <message>
        <source>No report waits for your answer. When somebody visits you, you read the report before anybody else.</source>
        <translation>Aucun rapport n’attend votre réponse. Après une visite, vous lisez le rapport avant tout le monde.</translation>
    </message>
    <message>
        <source>My reports</source>
        <translation>Mes rapports</translation>
    </message>
    <message>
        <source>No report yet</source>
        <translation>Pas encore de rapport</translation>
    </message>
    <message>
        <source>Go and see: what surprises you in a store becomes a report in two minutes, on the way home.</source>
        <translation>Allez voir&#xa0;: ce qui vous étonne en magasin devient un rapport en deux minutes, sur le chemin du retour.</translation>
    </message>
    <message>
        <source>Catch an astonishment</source>
        <translation>Noter un étonnement</translation>
    </message>
    <message>
        <source>When you are away</source>
        <translation>Quand vous n’êtes pas là</translation>
    </message>
    <message>
        <source>Say who stands in for you.</source>
        <translation>Dites qui vous remplace.</translation>
    </message>
    <message>
        <source>%1 stands in for you until %2.</source>
        <translation>%1 vous remplace jusqu’au %2.</translation>
    </message>
    <message>
        <source>From %1: %2</source>
        <translation>À partir du %1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>Theme</name>
    <message>
        <source>Red</source>
        <translation>Rouge</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>Jaune</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Bleu</translation>
    </message>
    <message>
        <source>White</source>
        <translation>Blanc</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>Noir</translation>
    </message>
</context>
<context>
    <name>TriagePage</name>
    <message>
        <source>Triage</source>
        <translation>Tri</translation>
    </message>
    <message>
        <source>Nothing waits.</source>
        <translation>Rien n’attend.</translation>
    </message>
    <message numerus="yes">
        <source>%n idea(s) wait</source>
        <translation>
            <numerusform>%n idée attend</numerusform>
            <numerusform>%n idées attendent</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Plus tard</translation>
    </message>
    <message>
        <source>To the round</source>
        <translation>Au scrutin</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Répondre</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Fusionner</translation>
    </message>
    <message>
        <source>For information</source>
        <translation>Pour information</translation>
    </message>
    <message numerus="yes">
        <source>No network. %n decision(s) are on this device and leave as soon as it is back.</source>
        <translation>
            <numerusform>Pas de réseau. %n décision est sur cet appareil et part dès son retour.</numerusform>
            <numerusform>Pas de réseau. %n décisions sont sur cet appareil et partent dès son retour.</numerusform>
        </translation>
    </message>
    <message>
        <source>No network. You can sort what is here: it leaves as soon as it is back.</source>
        <translation>Pas de réseau. Vous pouvez trier ce qui est ici&#xa0;: tout part dès son retour.</translation>
    </message>
    <message>
        <source>%1 supports of %2 readers</source>
        <translation>%1 soutiens sur %2 lecteurs</translation>
    </message>
    <message>
        <source>Read the report</source>
        <translation>Lire le rapport</translation>
    </message>
    <message>
        <source>Merge with which one? The older stands for both, and both authors are credited.</source>
        <translation>Avec laquelle fusionner&#x202f;? La plus ancienne vaut pour les deux, et les deux auteurs sont crédités.</translation>
    </message>
    <message>
        <source>These look alike</source>
        <translation>Elles se ressemblent</translation>
    </message>
    <message>
        <source>Merge with this one</source>
        <translation>Fusionner avec celle-ci</translation>
    </message>
    <message>
        <source>Everything is sorted</source>
        <translation>Tout est trié</translation>
    </message>
    <message>
        <source>Nothing to sort</source>
        <translation>Rien à trier</translation>
    </message>
    <message>
        <source>Ideas come here from published reports. What goes to the round is proposed to whoever prepares it.</source>
        <translation>Les idées viennent des rapports publiés. Ce qui va au scrutin est proposé à qui le prépare.</translation>
    </message>
</context>
<context>
    <name>UnitChoices</name>
    <message>
        <source>%1, near</source>
        <translation>%1, proche</translation>
    </message>
    <message>
        <source>%1, recent</source>
        <translation>%1, récent</translation>
    </message>
</context>
<context>
    <name>UnitPickerPage</name>
    <message>
        <source>Which store?</source>
        <translation>Quel magasin&#x202f;?</translation>
    </message>
    <message>
        <source>Looking for your position…</source>
        <translation>Recherche de votre position…</translation>
    </message>
    <message>
        <source>Find the store</source>
        <translation>Trouver le magasin</translation>
    </message>
    <message>
        <source>Your position is asked once, rounded to 100 m, and only used to propose the store.</source>
        <translation>Votre position est demandée une fois, arrondie à 100&#xa0;m, et ne sert qu’à proposer le magasin.</translation>
    </message>
    <message>
        <source>Name, town or code</source>
        <translation>Nom, ville ou code</translation>
    </message>
    <message>
        <source>No store with this name</source>
        <translation>Aucun magasin de ce nom</translation>
    </message>
    <message>
        <source>The list of stores is not here yet</source>
        <translation>La liste des magasins n’est pas encore là</translation>
    </message>
    <message>
        <source>Try the town, or fewer letters.</source>
        <translation>Essayez la ville, ou moins de lettres.</translation>
    </message>
    <message>
        <source>It comes with the first connection. Your report can wait: everything is kept.</source>
        <translation>Elle vient avec la première connexion. Votre rapport peut attendre&#xa0;: tout est gardé.</translation>
    </message>
</context>
<context>
    <name>VoiceMemo</name>
    <message>
        <source>Voice memo, %1</source>
        <translation>Mémo vocal, %1</translation>
    </message>
    <message>
        <source>Stop the memo</source>
        <translation>Arrêter le mémo</translation>
    </message>
    <message>
        <source>Listen to the memo, %1</source>
        <translation>Écouter le mémo, %1</translation>
    </message>
    <message>
        <source>The memo is being fetched…</source>
        <translation>Le mémo arrive…</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>seconds heard, length</comment>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>Delete the voice memo</source>
        <translation>Supprimer le mémo vocal</translation>
    </message>
    <message>
        <source>What I say in it (for who cannot hear)</source>
        <translation>Ce que j’y dis (pour qui n’entend pas)</translation>
    </message>
</context>
<context>
    <name>VoicePanel</name>
    <message>
        <source>Choose a sound file</source>
        <translation>Choisir un fichier son</translation>
    </message>
    <message>
        <source>Record a voice memo</source>
        <translation>Enregistrer un mémo vocal</translation>
    </message>
    <message>
        <source>Recording: the microphone is on</source>
        <translation>Enregistrement&#xa0;: le micro est ouvert</translation>
    </message>
    <message>
        <source>Voice memo, paused</source>
        <translation>Mémo vocal, en pause</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Enregistrement</translation>
    </message>
    <message>
        <source>A memo was left unfinished: it is kept to its last second</source>
        <translation>Un mémo est resté inachevé&#xa0;: il est gardé jusqu’à sa dernière seconde</translation>
    </message>
    <message>
        <source>Paused, kept on this phone</source>
        <translation>En pause, gardé sur ce téléphone</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>seconds recorded, longest memo</comment>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>Level of the microphone: %1 %</source>
        <translation>Niveau du micro&#xa0;: %1&#x202f;%</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Écouter</translation>
    </message>
    <message>
        <source>Keep the memo</source>
        <translation>Garder le mémo</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Voice memo deleted.</source>
        <translation>Mémo vocal supprimé.</translation>
    </message>
    <message>
        <source>Other people&apos;s voices are theirs: tell who is beside you, and describe instead of quoting names.</source>
        <translation>La voix des autres leur appartient&#xa0;: prévenez qui est à côté de vous, et décrivez sans nommer.</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Welcome, %1</source>
        <translation>Bienvenue, %1</translation>
    </message>
    <message>
        <source>Passerelle</source>
        <translation>Passerelle</translation>
    </message>
    <message>
        <source>What surprises you in a store deserves better than an e-mail.</source>
        <translation>Ce qui vous étonne en magasin mérite mieux qu’un e-mail.</translation>
    </message>
    <message>
        <source>Your notebook and what waits to be sent are still on this phone. A new invitation for the same person opens them again.</source>
        <translation>Votre carnet et vos envois en attente sont toujours sur ce téléphone. Une nouvelle invitation pour la même personne les rouvre.</translation>
    </message>
    <message>
        <source>You received an invitation</source>
        <translation>Vous avez reçu une invitation</translation>
    </message>
    <message>
        <source>Its link</source>
        <translation>Son lien</translation>
    </message>
    <message>
        <source>Asking who is invited…</source>
        <translation>Lecture de l’invitation…</translation>
    </message>
    <message>
        <source>Open the invitation</source>
        <translation>Ouvrir l’invitation</translation>
    </message>
    <message>
        <source>Or show its QR code</source>
        <translation>Ou montrez son QR code</translation>
    </message>
    <message>
        <source>From a picture</source>
        <translation>Depuis une image</translation>
    </message>
    <message>
        <source>With the camera</source>
        <translation>Avec l’appareil photo</translation>
    </message>
    <message>
        <source>Are these the three words on the other screen?</source>
        <translation>Sont-ce les trois mots de l’autre écran&#x202f;?</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Connexion…</translation>
    </message>
    <message>
        <source>They are the same</source>
        <translation>Ce sont les mêmes</translation>
    </message>
    <message>
        <source>They differ, or it is not me</source>
        <translation>Ils diffèrent, ou ce n’est pas moi</translation>
    </message>
    <message>
        <source>No password. What you write stays encrypted on this phone until it leaves.</source>
        <translation>Pas de mot de passe. Ce que vous écrivez reste chiffré sur ce téléphone jusqu’à l’envoi.</translation>
    </message>
    <message>
        <source>No network, or no invitation yet?</source>
        <translation>Pas de réseau, ou pas encore d’invitation&#x202f;?</translation>
    </message>
    <message>
        <source>Only opening the invitation needs the network, once. Until then, catch what you see: it is kept on this device, encrypted, and stands in your notebook when you join.</source>
        <translation>Seule l’ouverture de l’invitation demande le réseau, une fois. D’ici là, notez ce que vous voyez&#xa0;: tout reste sur cet appareil, chiffré, et vous attend dans votre carnet quand vous nous rejoignez.</translation>
    </message>
    <message>
        <source>Catch an astonishment</source>
        <translation>Noter un étonnement</translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) kept on this device</source>
        <translation>
            <numerusform>%n note gardée sur cet appareil</numerusform>
            <numerusform>%n notes gardées sur cet appareil</numerusform>
        </translation>
    </message>
    <message>
        <source>Erased, what %1 wrote here and did not send cannot be brought back by anybody.</source>
        <translation>Une fois effacé, ce que %1 a écrit ici sans l’envoyer ne peut être retrouvé par personne.</translation>
    </message>
    <message>
        <source>Yes, erase what %1 wrote</source>
        <translation>Oui, effacer ce que %1 a écrit</translation>
    </message>
    <message>
        <source>Erase what %1 wrote</source>
        <translation>Effacer ce que %1 a écrit</translation>
    </message>
</context>
<context>
    <name>passerelle::AccountModel</name>
    <message>
        <source>Your notes are encrypted on this device; their key is in the system&apos;s keychain.</source>
        <translation>Vos notes sont chiffrées sur cet appareil&#x202f;; leur clé est dans le trousseau du système.</translation>
    </message>
    <message>
        <source>Your notes are encrypted on this device, but no system keychain answered: their key is a file beside them, which only your session can read. Whoever copies the whole folder can read them.</source>
        <translation>Vos notes sont chiffrées sur cet appareil, mais aucun trousseau du système n’a répondu&#xa0;: leur clé est un fichier à côté d’elles, lisible de votre session seulement. Qui copie le dossier entier peut les lire.</translation>
    </message>
    <message>
        <source>You are still signed in: this device did not take the change. Make room on it, then try again.</source>
        <translation>Vous êtes toujours connecté&#xa0;: cet appareil n’a pas pu enregistrer le changement. Libérez de la place, puis réessayez.</translation>
    </message>
</context>
<context>
    <name>passerelle::BallotModel</name>
    <message>
        <source>This was not kept: %1</source>
        <translation>Ceci n’a pas été gardé&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>passerelle::CaptureForm</name>
    <message>
        <source>There is no room left on this device: make some, then take the photo again. Your words are safe.</source>
        <translation>Il n’y a plus de place sur cet appareil&#xa0;: libérez-en, puis reprenez la photo. Vos mots sont à l’abri.</translation>
    </message>
</context>
<context>
    <name>passerelle::DevicesModel</name>
    <message>
        <source>The list of your devices cannot be read now: it needs the network.</source>
        <translation>La liste de vos appareils ne peut pas être lue maintenant&#xa0;: il faut le réseau.</translation>
    </message>
    <message>
        <source>This device is not signed out yet: it needs the network. Try again.</source>
        <translation>Cet appareil n’est pas encore déconnecté&#xa0;: il faut le réseau. Recommencez.</translation>
    </message>
    <message>
        <source>That device cannot read your notebook yet: it needs the network. Try again.</source>
        <translation>Cet appareil ne peut pas encore lire votre carnet&#xa0;: il faut le réseau. Recommencez.</translation>
    </message>
    <message>
        <source>A photo or a memo without words</source>
        <translation>Une photo ou un mémo sans texte</translation>
    </message>
</context>
<context>
    <name>passerelle::OutboxModel</name>
    <message>
        <source>Passerelle: what was not sent</source>
        <translation>Passerelle&#xa0;: ce qui n’est pas parti</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Rapport</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Brouillon</translation>
    </message>
    <message>
        <source>Notebook</source>
        <translation>Carnet</translation>
    </message>
    <message>
        <source>Visited on</source>
        <translation>Visite du</translation>
    </message>
    <message>
        <source>Idea:</source>
        <translation>Idée&#xa0;:</translation>
    </message>
    <message>
        <source>The customer:</source>
        <translation>Le client&#xa0;:</translation>
    </message>
    <message>
        <source>This file could not be written: make room on this device, then try again.</source>
        <translation>Ce fichier n’a pas pu être écrit&#xa0;: faites de la place sur cet appareil, puis recommencez.</translation>
    </message>
</context>
<context>
    <name>passerelle::PaperModel</name>
    <message>
        <source>This installation cannot make PDFs: its module “paper” is missing.</source>
        <translation>Cette installation ne sait pas faire de PDF&#xa0;: son module «&#xa0;paper&#xa0;» manque.</translation>
    </message>
    <message>
        <source>The PDF could not be written to %1: free some room or choose another folder, then try again.</source>
        <translation>Le PDF n’a pas pu être écrit dans %1&#xa0;: faites de la place ou choisissez un autre dossier, puis réessayez.</translation>
    </message>
    <message numerus="yes">
        <source>Kept, %n page(s): %1</source>
        <comment>the file&apos;s place</comment>
        <translation>
            <numerusform>Gardé, %n page&#xa0;: %1</numerusform>
            <numerusform>Gardé, %n pages&#xa0;: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>This installation cannot print: its module “paper” is missing.</source>
        <translation>Cette installation ne sait pas imprimer&#xa0;: son module «&#xa0;paper&#xa0;» manque.</translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation>Envoyé à l’imprimante.</translation>
    </message>
    <message>
        <source>No printer is set up on this computer: keep a PDF, and print it elsewhere.</source>
        <translation>Aucune imprimante n’est installée sur cet ordinateur&#xa0;: gardez un PDF, et imprimez-le ailleurs.</translation>
    </message>
    <message>
        <source>The printer does not answer: keep a PDF, and print it later.</source>
        <translation>L’imprimante ne répond pas&#xa0;: gardez un PDF, et imprimez-le plus tard.</translation>
    </message>
</context>
<context>
    <name>passerelle::PhotoIntake</name>
    <message>
        <source>This is not a file of this device: save it here first, then drop it again.</source>
        <translation>Ce n’est pas un fichier de cet appareil&#xa0;: enregistrez-le d’abord ici, puis déposez-le à nouveau.</translation>
    </message>
    <message>
        <source>This is a folder: open it, then drop the pictures themselves.</source>
        <translation>C’est un dossier&#xa0;: ouvrez-le, puis déposez les images elles-mêmes.</translation>
    </message>
    <message>
        <source>At most %1 pictures at once: drop this one again afterwards.</source>
        <translation>%1 images au plus à la fois&#xa0;: déposez celle-ci à nouveau ensuite.</translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation>Image collée</translation>
    </message>
    <message>
        <source>There is no room left on this device: make some, then add this picture again.</source>
        <translation>Il n’y a plus de place sur cet appareil&#xa0;: libérez-en, puis ajoutez cette image à nouveau.</translation>
    </message>
    <message>
        <source>Photo taken before the app was closed</source>
        <translation>Photo prise avant la fermeture de l’application</translation>
    </message>
</context>
<context>
    <name>passerelle::PhotoPreparer</name>
    <message>
        <source>This photo is damaged or incomplete. Take it again or choose another one.</source>
        <translation>Cette photo est abîmée ou incomplète. Reprenez-la ou choisissez-en une autre.</translation>
    </message>
    <message>
        <source>This file is heavier than 64 MB. Choose a smaller photo.</source>
        <translation>Ce fichier pèse plus de 64 Mo. Choisissez une photo plus légère.</translation>
    </message>
    <message>
        <source>This file is not a photo that can be read here. Choose a JPEG or PNG picture.</source>
        <translation>Ce fichier n’est pas une photo lisible ici. Choisissez une image JPEG ou PNG.</translation>
    </message>
    <message>
        <source>This photo has more than 40 million pixels. Make it smaller, or take it again with a lower resolution.</source>
        <translation>Cette photo dépasse 40 millions de pixels. Réduisez-la, ou reprenez-la en plus petite définition.</translation>
    </message>
    <message>
        <source>This photo cannot be opened. Choose another one.</source>
        <translation>Cette photo ne s’ouvre pas. Choisissez-en une autre.</translation>
    </message>
</context>
<context>
    <name>passerelle::PhotoSource</name>
    <message>
        <source>There is no camera here. Choose a picture from your files instead.</source>
        <translation>Il n’y a pas d’appareil photo ici. Choisissez plutôt une image dans vos fichiers.</translation>
    </message>
    <message>
        <source>The camera cannot be used. Allow it in the system&apos;s settings, close other apps that use it, or choose a picture from your files.</source>
        <translation>L’appareil photo n’est pas utilisable. Autorisez-le dans les réglages du système, fermez les autres applications qui s’en servent, ou choisissez une image dans vos fichiers.</translation>
    </message>
    <message>
        <source>The picture could not be taken. Try again, or choose one from your files.</source>
        <translation>La photo n’a pas pu être prise. Réessayez, ou choisissez-en une dans vos fichiers.</translation>
    </message>
</context>
<context>
    <name>passerelle::PhotoWorkshop</name>
    <message>
        <source>This photo is not on this device. Open it where it was taken, or again when there is a network.</source>
        <translation>Cette photo n’est pas sur cet appareil. Ouvrez-la là où elle a été prise, ou à nouveau quand il y aura du réseau.</translation>
    </message>
    <message>
        <source>There is no room left on this device: make some, then press “Keep” again. The photo is still here, unmasked.</source>
        <translation>Il n’y a plus de place sur cet appareil&#xa0;: libérez-en, puis touchez à nouveau «&#xa0;Garder&#xa0;». La photo est toujours là, pas masquée.</translation>
    </message>
</context>
<context>
    <name>passerelle::QrReader</name>
    <message>
        <source>This file cannot be opened. Choose another picture.</source>
        <translation>Ce fichier ne s’ouvre pas. Choisissez une autre image.</translation>
    </message>
    <message>
        <source>This is not a picture that can be read here. Choose a JPEG or PNG of the code.</source>
        <translation>Ce n’est pas une image lisible ici. Choisissez un JPEG ou un PNG du code.</translation>
    </message>
    <message>
        <source>No code was found in this picture. Take it closer, flat and sharp, or paste the link instead.</source>
        <translation>Aucun code trouvé dans cette image. Prenez-le de plus près, à plat et net, ou collez plutôt le lien.</translation>
    </message>
</context>
<context>
    <name>passerelle::ReportForm</name>
    <message>
        <source>The store is missing: choose it to send.</source>
        <translation>Il manque le magasin&#xa0;: choisissez-le pour envoyer.</translation>
    </message>
    <message>
        <source>The day of the visit is missing: choose it to send.</source>
        <translation>Il manque le jour de la visite&#xa0;: choisissez-le pour envoyer.</translation>
    </message>
    <message>
        <source>The report is empty: write at least one astonishment or idea.</source>
        <translation>Le rapport est vide&#xa0;: écrivez au moins un étonnement ou une idée.</translation>
    </message>
    <message>
        <source>Look at the photos, then tick that no person can be recognised.</source>
        <translation>Regardez les photos, puis cochez qu’aucune personne n’est reconnaissable.</translation>
    </message>
    <message>
        <source>Report without a store</source>
        <translation>Rapport sans magasin</translation>
    </message>
    <message>
        <source>The day of the visit lies in the future: correct it.</source>
        <translation>Le jour de la visite est dans l’avenir&#xa0;: corrigez-le.</translation>
    </message>
    <message>
        <source>The visit is more than a year old: check the day.</source>
        <translation>La visite date de plus d’un an&#xa0;: vérifiez le jour.</translation>
    </message>
    <message>
        <source>The clock of this device is wrong: check the day of the visit.</source>
        <translation>L’horloge de cet appareil est fausse&#xa0;: vérifiez le jour de la visite.</translation>
    </message>
</context>
<context>
    <name>passerelle::ReportModel</name>
    <message>
        <source>The earlier versions are on the server: open them with a network.</source>
        <translation>Les versions précédentes sont sur le serveur&#xa0;: ouvrez-les avec du réseau.</translation>
    </message>
</context>
<context>
    <name>passerelle::RoundResultModel</name>
    <message>
        <source>The server does not answer: try again with a network.</source>
        <translation>Le serveur ne répond pas&#xa0;: réessayez avec du réseau.</translation>
    </message>
    <message>
        <source>Kept: %1</source>
        <translation>Gardé&#xa0;: %1</translation>
    </message>
    <message>
        <source>This file could not be written: make room on this device, then try again.</source>
        <translation>Ce fichier n’a pas pu être écrit&#xa0;: faites de la place sur cet appareil, puis réessayez.</translation>
    </message>
</context>
<context>
    <name>passerelle::TriageModel</name>
    <message>
        <source>This was not kept: %1</source>
        <translation>Ceci n’a pas été gardé&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>passerelle::VoiceOutput</name>
    <message>
        <source>This device cannot play sound. Read what the memo says instead.</source>
        <translation>Cet appareil ne peut pas jouer de son. Lisez plutôt ce que dit le mémo.</translation>
    </message>
</context>
<context>
    <name>passerelle::VoicePlayer</name>
    <message>
        <source>This memo is not on this phone.</source>
        <translation>Ce mémo n’est pas sur ce téléphone.</translation>
    </message>
    <message>
        <source>This memo is not on this phone yet, and there is no network. Read what it says, or listen later when the network is back.</source>
        <translation>Ce mémo n’est pas encore sur ce téléphone, et il n’y a pas de réseau. Lisez ce qu’il dit, ou écoutez-le quand le réseau sera revenu.</translation>
    </message>
    <message>
        <source>This memo cannot be played: it is damaged.</source>
        <translation>Ce mémo ne peut pas être joué&#xa0;: il est abîmé.</translation>
    </message>
</context>
<context>
    <name>passerelle::VoiceRecorder</name>
    <message>
        <source>Paused: recording only goes on while Passerelle is in front. What was said is kept.</source>
        <translation>En pause&#xa0;: l’enregistrement ne continue que lorsque Passerelle est devant vous. Ce qui a été dit est gardé.</translation>
    </message>
    <message>
        <source>Five minutes: this memo is full, and kept. Begin another one to go on.</source>
        <translation>Cinq minutes&#xa0;: ce mémo est plein, et gardé. Commencez-en un autre pour continuer.</translation>
    </message>
    <message>
        <source>This file cannot be opened, or is heavier than 64 MB: choose another one.</source>
        <translation>Ce fichier ne s’ouvre pas, ou pèse plus de 64 Mo&#xa0;: choisissez-en un autre.</translation>
    </message>
    <message>
        <source>The phone is full. What was said until now is kept: make room, then continue.</source>
        <translation>Le téléphone est plein. Ce qui a été dit est gardé&#xa0;: faites de la place, puis continuez.</translation>
    </message>
    <message>
        <source>Nothing was heard. Look at the level while you speak, then record again.</source>
        <translation>Rien n’a été entendu. Regardez le niveau en parlant, puis enregistrez à nouveau.</translation>
    </message>
    <message>
        <source>A voice memo lasts at most five minutes. Choose a shorter one, or cut it in two.</source>
        <translation>Un mémo vocal dure au plus cinq minutes. Choisissez-en un plus court, ou coupez-le en deux.</translation>
    </message>
    <message>
        <source>This sound file cannot be read here. Choose an Ogg Opus or a WAV file.</source>
        <translation>Ce fichier son ne peut pas être lu ici. Choisissez un fichier Ogg Opus ou WAV.</translation>
    </message>
    <message>
        <source>This sound file is damaged or incomplete. Choose another one.</source>
        <translation>Ce fichier son est abîmé ou incomplet. Choisissez-en un autre.</translation>
    </message>
    <message>
        <source>This voice memo is no longer there.</source>
        <translation>Ce mémo vocal n’est plus là.</translation>
    </message>
    <message>
        <source>The phone could not keep this. What was kept before stays; try again.</source>
        <translation>Le téléphone n’a pas pu garder ceci. Ce qui était gardé le reste&#x202f;; réessayez.</translation>
    </message>
</context>
<context>
    <name>passerelle::VoiceSource</name>
    <message>
        <source>This device has no microphone. Choose a sound file instead, or write it down.</source>
        <translation>Cet appareil n’a pas de micro. Choisissez plutôt un fichier son, ou écrivez-le.</translation>
    </message>
    <message>
        <source>The microphone does not open: allow Passerelle to use it in the system&apos;s settings, or close the app that uses it.</source>
        <translation>Le micro ne s’ouvre pas&#xa0;: autorisez Passerelle à l’utiliser dans les réglages du système, ou fermez l’application qui s’en sert.</translation>
    </message>
    <message>
        <source>The microphone stopped. What was said until now is kept: plug it in again, then continue.</source>
        <translation>Le micro s’est arrêté. Ce qui a été dit est gardé&#xa0;: rebranchez-le, puis continuez.</translation>
    </message>
    <message>
        <source>The microphone was unplugged. What was said until now is kept: plug it in again, then continue.</source>
        <translation>Le micro a été débranché. Ce qui a été dit est gardé&#xa0;: rebranchez-le, puis continuez.</translation>
    </message>
</context>
<context>
    <name>passerelle::WelcomeModel</name>
    <message>
        <source>This is not an invitation link. Copy the whole line from the message: it begins with https:// or passerelle:// and holds a # near its end.</source>
        <translation>Ce n’est pas un lien d’invitation. Copiez toute la ligne du message&#xa0;: elle commence par https:// ou passerelle:// et contient un # vers la fin.</translation>
    </message>
    <message>
        <source>The server does not answer. Check that this device has a network, then try again: the invitation stays good.</source>
        <translation>Le serveur ne répond pas. Vérifiez que cet appareil a du réseau, puis réessayez&#xa0;: l’invitation reste valable.</translation>
    </message>
    <message>
        <source>This invitation was used already or is too old. Ask whoever sent it for a new one.</source>
        <translation>Cette invitation a déjà servi, ou elle est trop ancienne. Demandez-en une nouvelle à qui vous l’a envoyée.</translation>
    </message>
    <message>
        <source>Something stands between this device and the server: the words would not agree. Do not go on here; ask for a new invitation and use another network.</source>
        <translation>Quelque chose s’interpose entre cet appareil et le serveur&#xa0;: les mots ne concorderaient pas. N’allez pas plus loin&#x202f;; demandez une nouvelle invitation et changez de réseau.</translation>
    </message>
    <message>
        <source>Too many tries in a short time. Wait a minute, then try again.</source>
        <translation>Trop d’essais en peu de temps. Patientez une minute, puis réessayez.</translation>
    </message>
    <message>
        <source>This device has no room left. Make some, then try again.</source>
        <translation>Cet appareil n’a plus de place. Libérez-en, puis réessayez.</translation>
    </message>
    <message>
        <source>What answered is not a Passerelle server. Check the link, or ask for a new invitation.</source>
        <translation>Ce qui a répondu n’est pas un serveur Passerelle. Vérifiez le lien, ou demandez une nouvelle invitation.</translation>
    </message>
    <message>
        <source>This device reads no codes. Paste the link of the invitation instead.</source>
        <translation>Cet appareil ne lit pas les codes. Collez plutôt le lien de l’invitation.</translation>
    </message>
    <message>
        <source>What %1 wrote on this device and did not send stands only here. Their own invitation opens it again. Or erase it below, then ask for a new invitation: yours was used by this try.</source>
        <translation>Ce que %1 a écrit sur cet appareil sans l’envoyer n’existe qu’ici. Sa propre invitation l’ouvre de nouveau. Sinon, effacez-le ci-dessous, puis demandez une nouvelle invitation&#xa0;: la vôtre a servi à cet essai.</translation>
    </message>
</context>
</TS>
