import QtQuick
import QtTest
import Passerelle

Item {
    id: root

    width: 390
    height: 844

    Column {
        id: column

        width: parent.width

        AppButton {
            id: button

            objectName: "button"
            kind: "primary"
            text: "Envoyer quand il y a du réseau"
        }
        AppButton {
            id: narrow

            width: 120
            text: "Envoyer la correction quand il y a du réseau"
        }
        AppIconButton {
            id: sign

            iconName: "close"
            text: "Fermer"
        }
        AppCheck {
            id: check

            width: 300
            text: "Aucune personne reconnaissable"
        }
        Chip {
            id: chip

            text: "Bien"
        }
        ListRow {
            id: line

            width: parent.width
            title: "Tilleul Lyon Gare"
            subtitle: "41 avenue Jean-Jaurès"
        }
        Card {
            id: card

            width: parent.width
            pressable: true
            name: "Récit"

            AppText { text: "Sept clients attendent" }
        }
        AppField {
            id: field

            width: parent.width
            label: "Son lien"
        }
        AppTextArea {
            id: area

            width: parent.width
            label: "Ce que j’ai vu"
        }
        DayStepper {
            id: day

            width: parent.width
            day: "2026-03-01"
            today: "2026-03-02"
            onPicked: iso => day.day = iso
        }
        PartLine {
            id: part

            width: parent.width
            part: ({ kind: "photo", number: 1, state: "onPhone", done: 3, total: 7, receivedAt: 0 })
        }
    }

    SignalSpy {
        id: spy
    }

    TestCase {
        name: "Components"
        when: windowShown

        function watch(item, signal) {
            spy.target = null;
            spy.signalName = signal;
            spy.target = item;
            spy.clear();
        }

        function test_buttons_answer_to_mouse_and_keyboard_data() {
            return [{ tag: "button", item: button, signal: "clicked" }, { tag: "sign", item: sign, signal: "clicked" },
                    { tag: "chip", item: chip, signal: "picked" }, { tag: "line", item: line, signal: "clicked" },
                    { tag: "card", item: card, signal: "pressed" }];
        }

        function test_buttons_answer_to_mouse_and_keyboard(row) {
            watch(row.item, row.signal);
            mouseClick(row.item);
            compare(spy.count, 1);
            row.item.forceActiveFocus();
            keyClick(Qt.Key_Return);
            compare(spy.count, 2);
            keyClick(Qt.Key_Space);
            compare(spy.count, 3);
        }

        function test_a_disabled_button_stays_still() {
            watch(button, "clicked");
            button.enabled = false;
            mouseClick(button);
            compare(spy.count, 0);
            button.enabled = true;
        }

        function test_every_target_is_48_high() {
            for (const item of [button, narrow, sign, check, chip, line])
                verify(item.height >= 48, item.text + ": " + item.height);
        }

        function test_a_narrow_button_wraps_its_words() {
            verify(narrow.height > button.height);
        }

        function test_a_tick_tells_once() {
            watch(check, "picked");
            mouseClick(check, 12, check.height / 2);
            compare(spy.count, 1);
            compare(spy.signalArguments[0][0], true);
            compare(check.checked, true);
        }

        function test_a_field_tells_what_a_person_types_and_nothing_else() {
            watch(field, "edited");
            field.text = "par programme";
            compare(spy.count, 0);
            field.focusField();
            keyClick(Qt.Key_A);
            compare(spy.count, 1);
        }

        function test_an_area_grows_and_tells() {
            watch(area, "edited");
            area.text = "";
            const before = area.height;
            area.focusField();
            keyClick(Qt.Key_A);
            compare(spy.count, 1);
            area.text = "Caisse fermée, sept clients attendent. ".repeat(12);
            tryVerify(() => area.height > before);
        }

        function test_tab_leaves_an_area_without_writing() {
            area.text = "Caisse";
            area.focusField();
            keyClick(Qt.Key_Tab);
            compare(area.text, "Caisse");
            verify(!area.area.activeFocus);
            area.focusField();
            keyClick(Qt.Key_Backtab);
            compare(area.text, "Caisse");
            verify(!area.area.activeFocus);
        }

        function test_the_day_steps_over_the_end_of_a_month() {
            day.day = "2026-03-01";
            mouseClick(findChild(day, "dayBefore"));
            compare(day.day, "2026-02-28");
            mouseClick(findChild(day, "dayAfter"));
            compare(day.day, "2026-03-01");
        }

        function test_a_part_says_how_far_it_is() {
            part.part = { kind: "photo", number: 1, state: "onPhone", done: 3, total: 7, receivedAt: 0 };
            compare(part.how, "3 of 7, the rest on this phone");
            part.part = { kind: "text", number: 0, state: "received", done: 0, total: 1, receivedAt: Date.now() };
            verify(part.how.startsWith("received at "));
            part.part = { kind: "text", number: 0, state: "onPhone", done: 0, total: 1, receivedAt: 0 };
            compare(part.how, "on this phone");
        }
    }
}
