// Every component in its states, on one page: `passerelle --sample --page gallery`. The specimens' words are French, as a person would
// meet them; they are not texts of the app.
// qmllint disable unqualified
import QtQuick
import Passerelle

PageFrame {
    id: root

    required property SettingsModel settings

    objectName: "gallery"
    title: "Galerie"
    subtitle: Theme.dark ? "nuit · texte × " + Phrases.decimal(Theme.fontScale) : "jour · texte × " + Phrases.decimal(Theme.fontScale)
    spacing: Theme.space5

    component Shelf: Column {
        id: shelf

        property string name: ""

        width: parent ? parent.width : 0
        spacing: Theme.space3

        AppText {
            width: parent.width
            text: shelf.name
            soft: true
            font.pixelSize: Theme.label
            font.weight: Font.Medium
            Accessible.role: Accessible.Heading
        }
    }

    Flow {
        width: parent.width
        spacing: Theme.space2

        Repeater {
            model: [{ code: "light", text: "Jour" }, { code: "dark", text: "Nuit" }]

            Chip {
                required property var modelData

                objectName: "gallery-" + modelData.code
                text: modelData.text
                selected: Theme.dark === (modelData.code === "dark")
                onPicked: root.settings.theme = modelData.code
            }
        }
        Repeater {
            model: [1, 1.5, 2]

            Chip {
                required property real modelData

                objectName: "gallery-text-" + modelData
                text: "Texte × " + Phrases.decimal(modelData)
                selected: Theme.fontScale === modelData
                onPicked: root.settings.fontScale = modelData
            }
        }
    }

    Shelf {
        name: "AppText"

        Repeater {
            model: [
                { what: "Titre de page", size: Theme.pageTitle, weight: Font.Medium, soft: false },
                { what: "Titre de carte", size: Theme.cardTitle, weight: Font.Medium, soft: false },
                { what: "Texte courant : on entre en se baissant.", size: Theme.body, weight: Font.Normal, soft: false },
                { what: "Texte discret, 17 h 42", size: Theme.label, weight: Font.Normal, soft: true },
                { what: "1 733", size: Theme.number, weight: Font.Medium, soft: false }
            ]

            AppText {
                required property var modelData

                width: parent.width
                text: modelData.what
                font.pixelSize: modelData.size
                font.weight: modelData.weight
                soft: modelData.soft
            }
        }
    }
    Shelf {
        name: "AppButton"

        Repeater {
            model: [
                { kind: "primary", icon: "", on: true, bad: false, text: "Envoyer quand il y a du réseau" },
                { kind: "primary", icon: "", on: false, bad: false, text: "Envoyer quand il y a du réseau" },
                { kind: "plain", icon: "add", on: true, bad: false, text: "Un autre étonnement" },
                { kind: "plain", icon: "", on: false, bad: false, text: "Indisponible" },
                { kind: "plain", icon: "delete_outline", on: true, bad: true, text: "Supprimer ce brouillon" },
                { kind: "text", icon: "", on: true, bad: false, text: "Réessayer" }
            ]

            AppButton {
                required property var modelData
                required property int index

                objectName: "gallery-button-" + index
                kind: modelData.kind
                iconName: modelData.icon
                enabled: modelData.on
                danger: modelData.bad
                text: modelData.text
            }
        }
    }
    Shelf {
        name: "AppIconButton · CaptureButton · NavButton"

        Flow {
            width: parent.width
            spacing: Theme.space3

            AppIconButton {
                objectName: "gallery-sign"
                iconName: "print"
                text: "Imprimer"
            }
            AppIconButton {
                objectName: "gallery-sign-off"
                iconName: "print"
                text: "Imprimer, indisponible"
                enabled: false
            }
            CaptureButton { objectName: "gallery-capture" }
            NavButton {
                objectName: "gallery-nav"
                width: 88
                iconName: "event_note"
                text: "Carnet"
            }
            NavButton {
                objectName: "gallery-nav-current"
                width: 88
                iconName: "person_outline"
                text: "Moi"
                current: true
                badge: 3
            }
        }
    }
    Shelf {
        name: "Chip · AppCheck"

        Flow {
            width: parent.width
            spacing: Theme.space2

            Chip {
                objectName: "gallery-chip"
                text: "Caisse"
            }
            Chip {
                objectName: "gallery-chip-picked"
                text: "Accueil"
                selected: true
            }
            Chip {
                objectName: "gallery-chip-off"
                text: "Téléphone"
                enabled: false
            }
        }
        AppCheck {
            objectName: "gallery-check"
            width: parent.width
            text: "Aucune personne n’est reconnaissable"
        }
        AppCheck {
            objectName: "gallery-check-on"
            width: parent.width
            text: "Envoyer les photos par le Wi-Fi seulement"
            checked: true
        }
    }
    Shelf {
        name: "AppField · AppTextArea · DayStepper · KindChooser"

        AppField {
            width: parent.width
            label: "Nom du magasin"
            placeholder: "Nom, ville"
            fieldName: "gallery-field"
        }
        AppField {
            width: parent.width
            label: "Son lien"
            text: "passerelle"
            problem: "Ce lien n’est pas complet : copiez-le en entier."
            fieldName: "gallery-field-wrong"
        }
        AppTextArea {
            width: parent.width
            label: "Ce que j’ai vu"
            text: "Deux caisses ouvertes sur six, onze personnes attendent."
            fieldName: "gallery-area"
        }
        AppTextArea {
            width: parent.width
            label: "Les mots du client"
            text: "Je reviendrai quand vous aurez du monde."
            quoted: true
            fieldName: "gallery-area-quoted"
        }
        DayStepper {
            width: parent.width
            day: "2026-11-17"
            today: "2026-11-18"
        }
        KindChooser {
            width: parent.width
            kind: "buddyDay"
        }
    }
    Shelf {
        name: "Banner"

        Repeater {
            model: [
                { kind: "notice", action: "Envoyer maintenant", text: "Pas de réseau. Rien n’est perdu ; nouvel essai à 17 h 50." },
                { kind: "bad", action: "", text: "Ce téléphone n’est plus connecté. Rien n’est perdu." },
                { kind: "good", action: "", text: "Reçu à 17 h 42." },
                { kind: "info", action: "", text: "Envoi : le texte d’abord, les photos ensuite." }
            ]

            Banner {
                required property var modelData

                width: parent.width
                kind: modelData.kind
                text: modelData.text
                action: modelData.action
                actionName: "gallery-banner"
            }
        }
    }
    Shelf {
        name: "ListRow · Avatar · ToneMark"

        ListRow {
            objectName: "gallery-row"
            width: parent.width
            iconName: "storefront"
            title: "Tilleul Lyon Gare"
            subtitle: "41 avenue Jean-Jaurès, 69007 Lyon"
            trailing: "350 m"
        }
        ListRow {
            objectName: "gallery-row-current"
            width: parent.width
            title: "Envois"
            subtitle: "3 rapports en route"
            current: true
        }
        Row {
            spacing: Theme.space3

            Avatar { name: "Lyon" }
            Avatar { name: "Nantes" }
            ToneMark { tone: "good" }
            ToneMark { tone: "bad" }
            ToneMark { tone: "puzzling" }
        }
    }
    Shelf {
        name: "Card · CaptureCard · DraftRow · ReportLine"

        Card {
            objectName: "gallery-card"
            width: parent.width
            pressable: true
            name: "Une carte qui se presse"

            AppText {
                width: parent.width
                text: "Une carte qui se presse"
            }
        }
        CaptureCard {
            objectName: "gallery-capture-card"
            width: parent.width
            words: "À l’ouverture, le rideau métallique reste à mi-hauteur."
            time: "17 h 40"
        }
        DraftRow {
            objectName: "gallery-draft"
            width: parent.width
            title: "Tilleul Lyon Gare"
            words: "Deux caisses ouvertes sur six"
            when: "17 h 42"
            photos: 2
        }
        ReportLine {
            objectName: "gallery-report"
            width: parent.width
            heading: "Tilleul Nantes"
            firstWords: "Trois crochets vides au rayon visserie"
            stands: "published"
            own: true
            done: 3
            total: 3
            time: Date.UTC(2026, 10, 17, 16, 42)
        }
    }
    Shelf {
        name: "StoryPart · ReplyStrip"

        StoryPart {
            width: parent.width
            tone: "bad"
            words: "Une seule caisse ouverte sur quatre, sept clients dans la file."
            verbatim: "Je reviendrai quand vous aurez du monde."
            moment: "Caisse"
            sense: "sight"
        }
        StoryPart {
            width: parent.width
            tone: "good"
            words: "Chaque client a droit à un bonjour avant d’avoir refermé son parapluie."
        }
        ReplyStrip {
            width: parent.width
            unitName: "Tilleul Paris Centre"
            text: "Deux collègues étaient en formation ce jour-là."
            thanked: true
        }
    }
    Shelf {
        name: "OutboxCard · PartLine"

        Repeater {
            model: ["waiting", "sending", "refused", "received"]

            OutboxCard {
                required property string modelData

                objectName: "gallery-outbox-" + modelData
                width: parent.width
                heading: "Tilleul Lyon Gare"
                words: "Deux caisses ouvertes sur six"
                sendingState: modelData
                why: modelData === "refused" ? "refused" : modelData === "waiting" ? "offline" : "none"
                serverWords: modelData === "refused" ? "Ce magasin a fermé : choisissez-en un autre, puis envoyez." : ""
                canEdit: modelData === "refused"
                lines: [
                    { kind: "text", number: 0, state: modelData === "received" ? "received" : "onPhone", done: 0, total: 1, receivedAt: modelData === "received" ? 1763397720000 : 0 },
                    { kind: "photo", number: 1, state: "onPhone", done: 3, total: 7, receivedAt: 0 }
                ]
            }
        }
    }
    Shelf {
        name: "EmptyState · Skeleton · Photo"

        EmptyState {
            width: parent.width
            iconName: "cloud_done"
            title: "Rien à envoyer"
            text: "Un rapport envoyé apparaît ici, avec un accusé de réception pour chaque partie."
            action: "Noter un étonnement"
            actionName: "gallery-empty-action"
        }
        Photo {
            width: parent.width
            height: 160
        }
        Skeleton {
            width: parent.width
            cards: 1
        }
    }
}
