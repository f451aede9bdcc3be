# The window: passerelle_ui (qml/ and app/viewmodel) and the program.
add_subdirectory(${CMAKE_SOURCE_DIR}/qml ${CMAKE_BINARY_DIR}/qml_module)
add_subdirectory(sample)
find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Qml Quick)
if(ANDROID OR IOS)
  qt_add_executable(passerelle main.cpp)  # a library that Java loads, or a bundle
  include(${CMAKE_CURRENT_LIST_DIR}/mobile.cmake)
else()
  add_executable(passerelle main.cpp)
endif()
target_link_libraries(passerelle PRIVATE passerelle_ui passerelle_uiplugin passerelle_sample device_modules)
if(PASSERELLE_STATIC_MODULES)
  target_compile_definitions(passerelle PRIVATE PASSERELLE_STATIC_MODULES)
endif()
