// Contrasts by the arithmetic of WCAG 2.2 (relative luminance, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio).
import QtQuick
import QtTest
import Passerelle

Item {
    id: root

    TestCase {
        name: "Theme"

        function luminance(colour) {
            const channel = c => c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
            return 0.2126 * channel(colour.r) + 0.7152 * channel(colour.g) + 0.0722 * channel(colour.b);
        }

        function contrast(a, b) {
            const x = luminance(a), y = luminance(b);
            return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
        }

        function cleanup() {
            Theme.dark = false;
            Theme.fontScale = 1;
        }

        function test_the_arithmetic_is_right() {
            compare(contrast(Qt.rgba(0, 0, 0, 1), Qt.rgba(1, 1, 1, 1)), 21);
            verify(contrast(Qt.rgba(0.5, 0.5, 0.5, 1), Qt.rgba(1, 1, 1, 1)) < 4.5);
        }

        function test_text_is_readable_data() {
            const pairs = [];
            for (const dark of [false, true]) {
                for (const ink of ["ink", "softInk", "sea", "coral", "good", "bad", "puzzling"]) {
                    for (const paper of ["paper", "card"])
                        pairs.push({ tag: ink + " on " + paper + (dark ? ", night" : ", day"), ink: ink, paper: paper, dark: dark });
                }
                for (const [ink, paper] of [["ink", "sunken"], ["softInk", "sunken"], ["sea", "sunken"], ["sea", "seaWash"], ["coralInk", "coral"],
                                            ["coralInk", "coralPressed"], ["seaInk", "sea"], ["good", "goodWash"], ["bad", "badWash"],
                                            ["puzzling", "puzzlingWash"], ["notice", "noticeWash"], ["notice", "paper"], ["notice", "card"],
                                            ["ink", "goodWash"], ["paper", "ink"]])
                    pairs.push({ tag: ink + " on " + paper + (dark ? ", night" : ", day"), ink: ink, paper: paper, dark: dark });
            }
            return pairs;
        }

        function test_text_is_readable(row) {
            Theme.dark = row.dark;
            const seen = contrast(Theme[row.ink], Theme[row.paper]);
            verify(seen >= 4.5, row.tag + ": " + seen.toFixed(2));
        }

        function test_borders_that_carry_meaning_are_seen() {
            for (const dark of [false, true]) {
                Theme.dark = dark;
                verify(contrast(Theme.outline, Theme.paper) >= 3);
                verify(contrast(Theme.outline, Theme.card) >= 3);
            }
        }

        function test_grades_carry_their_words() {
            for (let i = 0; i < 6; ++i)
                verify(contrast(Qt.color(Theme.grades[i]), Qt.color(Theme.gradeInks[i])) >= 4.5, "grade " + i);
        }

        function test_text_grows() {
            const body = Theme.body;
            Theme.fontScale = 2;
            compare(Theme.body, body * 2);
            compare(Theme.touch, 48);
        }

        function test_fonts_are_inside() {
            Theme.fontsWanted = true;
            compare(Theme.family, "Roboto");
            compare(Theme.iconFamily, "PasserelleSign");
        }
    }
}
