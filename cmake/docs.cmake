# Target docs: the site from docs/ by mkdocs; a dead link or a page outside the navigation is an error.
find_program(MKDOCS mkdocs)
if(NOT MKDOCS)
  message(FATAL_ERROR "The docs need mkdocs and its material theme: cmake/install_dependencies.sh docs")
endif()
add_custom_target(docs ALL
  COMMAND ${MKDOCS} build --quiet --strict --config-file ${CMAKE_CURRENT_SOURCE_DIR}/mkdocs.yml
          --site-dir ${CMAKE_CURRENT_BINARY_DIR}/site
  COMMAND ${CMAKE_COMMAND} -E echo "docs: ${CMAKE_CURRENT_BINARY_DIR}/site/index.html"
  VERBATIM)
