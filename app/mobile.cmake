# The phones' packages of the program `passerelle`: read for ANDROID and IOS only, so that no other build changes (docs/mobile.md).
# PASSERELLE_JOIN_HOST: the host of the server whose https://HOST/join links open the app.
set(PASSERELLE_JOIN_HOST "" CACHE STRING "Host whose /join links open the app (phones)")
string(REPLACE "." ";" version_parts "${PROJECT_VERSION}")
list(GET version_parts 0 major)
list(GET version_parts 1 minor)
list(GET version_parts 2 patch)
math(EXPR version_code "${major} * 10000 + ${minor} * 100 + ${patch}")

if(ANDROID)
  # A copy, because the host is written into it.
  set(package ${CMAKE_CURRENT_BINARY_DIR}/android_package)
  file(REMOVE_RECURSE ${package})
  file(COPY ${CMAKE_CURRENT_LIST_DIR}/android/ DESTINATION ${package})
  if(PASSERELLE_JOIN_HOST)
    file(WRITE ${package}/res/values/join_host.xml
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<resources>\n"
      "    <string name=\"join_host\" translatable=\"false\">${PASSERELLE_JOIN_HOST}</string>\n</resources>\n")
  endif()
  set_target_properties(passerelle PROPERTIES
    QT_ANDROID_PACKAGE_SOURCE_DIR ${package}
    QT_ANDROID_VERSION_NAME ${PROJECT_VERSION}
    QT_ANDROID_VERSION_CODE ${version_code}
    QT_ANDROID_MIN_SDK_VERSION 23
    QT_ANDROID_TARGET_SDK_VERSION 33)
elseif(IOS)
  set(ios ${CMAKE_CURRENT_LIST_DIR}/ios)
  set(resources ${ios}/fr.lproj/InfoPlist.strings ${ios}/en.lproj/InfoPlist.strings ${ios}/PrivacyInfo.xcprivacy)
  target_sources(passerelle PRIVATE ${resources})
  set_source_files_properties(${ios}/fr.lproj/InfoPlist.strings PROPERTIES MACOSX_PACKAGE_LOCATION Resources/fr.lproj)
  set_source_files_properties(${ios}/en.lproj/InfoPlist.strings PROPERTIES MACOSX_PACKAGE_LOCATION Resources/en.lproj)
  set_source_files_properties(${ios}/PrivacyInfo.xcprivacy PROPERTIES MACOSX_PACKAGE_LOCATION Resources)
  set_target_properties(passerelle PROPERTIES
    MACOSX_BUNDLE TRUE
    MACOSX_BUNDLE_INFO_PLIST ${ios}/Info.plist
    MACOSX_BUNDLE_GUI_IDENTIFIER fr.passerelle.app
    MACOSX_BUNDLE_SHORT_VERSION_STRING ${PROJECT_VERSION}
    MACOSX_BUNDLE_BUNDLE_VERSION ${version_code}
    XCODE_ATTRIBUTE_PASSERELLE_JOIN_HOST "${PASSERELLE_JOIN_HOST}"
    XCODE_ATTRIBUTE_CODE_SIGN_ENTITLEMENTS ${ios}/Passerelle.entitlements
    XCODE_ATTRIBUTE_IPHONEOS_DEPLOYMENT_TARGET 14.0
    XCODE_ATTRIBUTE_TARGETED_DEVICE_FAMILY "1,2")
endif()
