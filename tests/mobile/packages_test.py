"""The phones' packages: Android's manifest and resources go through aapt and are read back, iOS's lists are parsed, CMake's hooks are run."""
import argparse
import pathlib
import plistlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as tree

parser = argparse.ArgumentParser()
parser.add_argument("--source", required=True)
parser.add_argument("--cmake", default="cmake")
options = parser.parse_args()
TOP = pathlib.Path(options.source)
ANDROID, IOS = TOP / "app/android", TOP / "app/ios"
FRAMEWORK = "/usr/share/android-framework-res/framework-res.apk"
NAMESPACE = "{http://schemas.android.com/apk/res/android}"
# Debian's framework is API 29: what is younger is taken away for aapt, and looked at as XML.
YOUNGER = {'android:dataExtractionRules="@xml/data_extraction_rules"': 31}
PERMISSIONS = {
    "android.permission.INTERNET",
    "android.permission.ACCESS_NETWORK_STATE",
    "android.permission.CAMERA",
    "android.permission.RECORD_AUDIO",
    "android.permission.ACCESS_COARSE_LOCATION",
    "android.permission.ACCESS_FINE_LOCATION",
}
# What Android and iOS ask, and the sentence that says why.
ASKED = {
    "why_camera": "NSCameraUsageDescription",
    "why_microphone": "NSMicrophoneUsageDescription",
    "why_position": "NSLocationWhenInUseUsageDescription",
}


def filled(manifest):
    """The manifest as androiddeployqt leaves it, without the attributes that aapt is too old for."""
    for mark, value in {"VERSION_CODE": "100", "VERSION_NAME": "0.1.0", "APP_LIB_NAME": "passerelle", "APP_ARGUMENTS": ""}.items():
        marked = f"-- %%INSERT_{mark}%% --"
        assert marked in manifest, f"{marked} is not there: androiddeployqt could not fill it in"
        manifest = manifest.replace(marked, value)
    assert "%%" not in manifest
    for attribute in YOUNGER:
        assert attribute in manifest
        manifest = manifest.replace(attribute, "")
    return manifest


def package(folder, manifest):
    """(the answer of aapt, the file it made)"""
    made = pathlib.Path(folder) / "passerelle.apk"
    (pathlib.Path(folder) / "AndroidManifest.xml").write_text(manifest, encoding="utf-8")
    answer = subprocess.run(
        ["aapt", "package", "-f", "-M", f"{folder}/AndroidManifest.xml", "-S", str(ANDROID / "res"), "-I", FRAMEWORK,
         "--min-sdk-version", "23", "--target-sdk-version", "33", "-F", str(made)],
        capture_output=True, text=True, timeout=60)
    return answer, made


def strings(path):
    """An Apple .strings file: "key" = "value"; and comments, nothing else."""
    text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.S)
    pairs = re.findall(r'"((?:[^"\\]|\\.)*)"\s*=\s*"((?:[^"\\]|\\.)*)"\s*;', text)
    rest = re.sub(r'"((?:[^"\\]|\\.)*)"\s*=\s*"((?:[^"\\]|\\.)*)"\s*;', "", text)
    assert rest.strip() == "", f"{path}: not understood: {rest.strip()[:80]}"
    assert len(dict(pairs)) == len(pairs), f"{path}: a key stands twice"
    return dict(pairs)


def android_strings(folder):
    return {entry.get("name"): entry.text for entry in tree.parse(ANDROID / f"res/{folder}/strings.xml").getroot()}


class Android(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.manifest = (ANDROID / "AndroidManifest.xml").read_text(encoding="utf-8")
        cls.folder = tempfile.mkdtemp(prefix="passerelle-mobile-")
        answer, cls.made = package(cls.folder, filled(cls.manifest))
        assert answer.returncode == 0 and cls.made.exists(), answer.stderr
        assert answer.stderr == "", answer.stderr
        dump = subprocess.run(["aapt", "dump", "badging", str(cls.made)], capture_output=True, text=True, timeout=60)
        assert dump.returncode == 0, dump.stderr
        cls.badging = dump.stdout

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def lines(self, name):
        return [line for line in self.badging.splitlines() if line.split(":")[0].strip() == name]

    def tree_of(self, file):
        dump = subprocess.run(["aapt", "dump", "xmltree", str(self.made), file], capture_output=True, text=True, timeout=60)
        self.assertEqual(dump.returncode, 0, dump.stderr)
        return dump.stdout

    def test_aapt_reads_back_name_version_and_where_it_starts(self):
        self.assertIn("package: name='fr.passerelle.app' versionCode='100' versionName='0.1.0'", self.badging)
        self.assertEqual(self.lines("sdkVersion"), ["sdkVersion:'23'"])
        self.assertEqual(self.lines("targetSdkVersion"), ["targetSdkVersion:'33'"])
        self.assertIn("launchable-activity: name='org.qtproject.qt.android.bindings.QtActivity'  label='Passerelle'", self.badging)
        self.assertIn("application: label='Passerelle' icon='res/mipmap-anydpi-v26/ic_launcher.xml'", self.badging)

    def test_it_asks_for_the_permissions_that_are_needed_and_no_other(self):
        asked = set(re.findall(r"^uses-permission(?:-sdk-\d+)?: name='([^']+)'", self.badging, flags=re.M))
        self.assertEqual(asked, PERMISSIONS)
        self.assertNotIn("uses-implied-permission", self.badging)
        self.assertNotIn("INSERT_PERMISSIONS", self.manifest)

    def test_a_device_without_camera_microphone_or_touch_may_install_it(self):
        required = set(re.findall(r"^ *uses-feature: name='([^']+)'", self.badging, flags=re.M))
        implied = set(re.findall(r"uses-implied-feature: name='([^']+)'", self.badging))
        self.assertEqual(implied, set())
        self.assertEqual(required, set(), "a device without it could not install the app")

    def test_it_speaks_french_and_english(self):
        self.assertIn("'en'", self.lines("locales")[0])
        french, english = android_strings("values"), android_strings("values-en")
        self.assertEqual(set(french), set(english))
        for key in ASKED:
            self.assertNotEqual(french[key], english[key])

    def test_links_of_invitations_open_it(self):
        shown = self.tree_of("AndroidManifest.xml")
        self.assertIn('android:scheme(0x01010027)="passerelle"', shown)
        self.assertIn('android:scheme(0x01010027)="https"', shown)
        self.assertIn('android:path(0x0101002a)="/join"', shown)
        self.assertIn("android:autoVerify(0x010104ee)=(type 0x12)0xffffffff", shown)
        hosts = re.findall(r'android:host\(0x01010028\)=(\S+)', shown)
        self.assertEqual(len(hosts), 2)
        self.assertEqual(hosts[0], '"join"')
        self.assertTrue(hosts[1].startswith("@0x"), "the host of https links is the resource that the build writes")

    def test_nothing_is_said_in_clear_and_nothing_is_backed_up(self):
        shown = self.tree_of("AndroidManifest.xml")
        self.assertIn("android:allowBackup(0x01010280)=(type 0x12)0x0", shown)
        self.assertIn("android:usesCleartextTraffic(0x010104ec)=(type 0x12)0x0", shown)
        network = self.tree_of("res/xml/network_security.xml")
        self.assertRegex(network, r'cleartextTrafficPermitted=(\(type 0x12\)0x0|"false")')
        everything = {"root", "file", "database", "sharedpref", "external"}
        backup = tree.parse(ANDROID / "res/xml/backup_content.xml").getroot()
        self.assertEqual({(e.tag, e.get("domain"), e.get("path")) for e in backup}, {("exclude", d, ".") for d in everything})
        rules = tree.parse(ANDROID / "res/xml/data_extraction_rules.xml").getroot()
        self.assertEqual([part.tag for part in rules], ["cloud-backup", "device-transfer"])
        for part in rules:
            self.assertEqual({(e.tag, e.get("domain"), e.get("path")) for e in part}, {("exclude", d, ".") for d in everything})

    def test_what_is_too_young_for_aapt_points_at_a_file_that_is_there(self):
        application = tree.fromstring(self.manifest.encode()).find("application")
        rules = application.get(NAMESPACE + "dataExtractionRules")
        self.assertEqual(rules, "@xml/data_extraction_rules")
        self.assertTrue((ANDROID / "res/xml/data_extraction_rules.xml").exists())

    def test_aapt_refuses_what_is_wrong(self):
        for wrong in (
            filled(self.manifest).replace("mcc|mnc", "mcc|nonsense"),
            filled(self.manifest).replace("@mipmap/ic_launcher", "@mipmap/nobody"),
            filled(self.manifest).replace("@xml/backup_content", "@xml/nobody"),
        ):
            with tempfile.TemporaryDirectory() as folder:
                answer, _ = package(folder, wrong)
                self.assertNotEqual(answer.returncode, 0)


class Ios(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.info = plistlib.loads((IOS / "Info.plist").read_bytes())
        cls.entitlements = plistlib.loads((IOS / "Passerelle.entitlements").read_bytes())
        cls.privacy = plistlib.loads((IOS / "PrivacyInfo.xcprivacy").read_bytes())

    def test_the_list_says_what_a_bundle_needs(self):
        for key, value in {
            "CFBundleExecutable": "${MACOSX_BUNDLE_EXECUTABLE_NAME}",
            "CFBundleIdentifier": "${MACOSX_BUNDLE_GUI_IDENTIFIER}",
            "CFBundleShortVersionString": "${MACOSX_BUNDLE_SHORT_VERSION_STRING}",
            "CFBundleVersion": "${MACOSX_BUNDLE_BUNDLE_VERSION}",
            "CFBundlePackageType": "APPL",
            "CFBundleDevelopmentRegion": "fr",
        }.items():
            self.assertEqual(self.info[key], value)
        self.assertEqual(self.info["CFBundleLocalizations"], ["fr", "en"])
        self.assertEqual(self.info["CFBundleURLTypes"][0]["CFBundleURLSchemes"], ["passerelle"])

    def test_it_asks_for_what_it_explains_and_explains_in_both_languages(self):
        asked = {key for key in self.info if key.endswith("UsageDescription")}
        self.assertEqual(asked, set(ASKED.values()))
        french, english = strings(IOS / "fr.lproj/InfoPlist.strings"), strings(IOS / "en.lproj/InfoPlist.strings")
        self.assertEqual(set(french), asked)
        self.assertEqual(set(english), asked)
        for key in asked:
            self.assertEqual(self.info[key], french[key])
            self.assertNotEqual(french[key], english[key])
            self.assertNotIn("'", french[key], "a typographic apostrophe")

    def test_both_phones_give_the_same_reasons(self):
        for folder, language in (("values", "fr"), ("values-en", "en")):
            android, ios = android_strings(folder), strings(IOS / f"{language}.lproj/InfoPlist.strings")
            for name, key in ASKED.items():
                self.assertEqual(android[name], ios[key])

    def test_nothing_runs_unseen_or_travels_in_clear(self):
        self.assertNotIn("UIBackgroundModes", self.info)
        self.assertIs(self.info["NSAppTransportSecurity"]["NSAllowsArbitraryLoads"], False)
        self.assertIs(self.info["UIFileSharingEnabled"], False)
        self.assertEqual(self.entitlements["com.apple.developer.default-data-protection"], "NSFileProtectionCompleteUnlessOpen")
        self.assertEqual(self.entitlements["com.apple.developer.associated-domains"], ["applinks:$(PASSERELLE_JOIN_HOST)"])

    def test_the_privacy_list_tracks_nobody(self):
        self.assertIs(self.privacy["NSPrivacyTracking"], False)
        self.assertEqual(self.privacy["NSPrivacyTrackingDomains"], [])
        for collected in self.privacy["NSPrivacyCollectedDataTypes"]:
            self.assertIs(collected["NSPrivacyCollectedDataTypeTracking"], False)
        for used in self.privacy["NSPrivacyAccessedAPITypes"]:
            self.assertTrue(used["NSPrivacyAccessedAPITypeReasons"])


class Hooks(unittest.TestCase):
    def run_hooks(self, platform, *settings):
        """Runs app/mobile.cmake for a platform on a stand-in target, and returns (folder, what CMake was told)."""
        folder = pathlib.Path(tempfile.mkdtemp(prefix="passerelle-hooks-"))
        self.addCleanup(shutil.rmtree, folder)
        (folder / "CMakeLists.txt").write_text(
            "cmake_minimum_required(VERSION 3.25)\nproject(Hooks VERSION 1.2.3 LANGUAGES NONE)\n"
            f"add_custom_target(passerelle)\nset({platform} TRUE)\ninclude({TOP}/app/mobile.cmake)\n"
            "foreach(name QT_ANDROID_PACKAGE_SOURCE_DIR QT_ANDROID_VERSION_CODE MACOSX_BUNDLE_INFO_PLIST\n"
            "    XCODE_ATTRIBUTE_CODE_SIGN_ENTITLEMENTS XCODE_ATTRIBUTE_PASSERELLE_JOIN_HOST SOURCES)\n"
            "  get_target_property(value passerelle ${name})\n  message(STATUS \"SAID ${name}=${value}\")\nendforeach()\n")
        done = subprocess.run([options.cmake, "-G", "Ninja", "-S", folder, "-B", folder / "build", *settings],
                              capture_output=True, text=True, timeout=60)
        self.assertEqual(done.returncode, 0, done.stderr)
        return folder, dict(re.findall(r"SAID (\w+)=(.*)", done.stdout))

    def test_android_gets_its_folder_with_the_servers_host_in_it(self):
        _, said = self.run_hooks("ANDROID", "-DPASSERELLE_JOIN_HOST=field.example.org")
        folder = pathlib.Path(said["QT_ANDROID_PACKAGE_SOURCE_DIR"])
        self.assertTrue((folder / "AndroidManifest.xml").exists())
        self.assertEqual(tree.parse(folder / "res/values/join_host.xml").getroot()[0].text, "field.example.org")
        self.assertEqual(said["QT_ANDROID_VERSION_CODE"], "10203")
        self.assertIn("NOTFOUND", said["MACOSX_BUNDLE_INFO_PLIST"])

    def test_ios_gets_its_list_its_entitlements_and_both_languages(self):
        _, said = self.run_hooks("IOS", "-DPASSERELLE_JOIN_HOST=field.example.org")
        for name in ("MACOSX_BUNDLE_INFO_PLIST", "XCODE_ATTRIBUTE_CODE_SIGN_ENTITLEMENTS"):
            self.assertTrue(pathlib.Path(said[name]).exists(), said[name])
        self.assertEqual(said["XCODE_ATTRIBUTE_PASSERELLE_JOIN_HOST"], "field.example.org")
        self.assertEqual(said["SOURCES"].count("InfoPlist.strings"), 2)
        self.assertIn("NOTFOUND", said["QT_ANDROID_PACKAGE_SOURCE_DIR"])


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v"])
