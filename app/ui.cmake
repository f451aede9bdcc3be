# The window: passerelle_ui (qml/ and app/viewmodel) and the program.
add_subdirectory(${CMAKE_SOURCE_DIR}/qml ${CMAKE_BINARY_DIR}/qml_module)
find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Qml Quick Multimedia)
if(EXISTS ${CMAKE_CURRENT_SOURCE_DIR}/platform/camera_source.cpp)
  add_executable(passerelle main.cpp)
  target_link_libraries(passerelle PRIVATE passerelle_ui passerelle_uiplugin)
endif()
