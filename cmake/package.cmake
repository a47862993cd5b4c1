# The .deb that scripts/package makes: the component `program`, which needs nothing but libc where it
# is linked fully static. No script runs when it is installed, removed or purged: libraries are the
# users' own files and are never touched.
set(documentation ${CMAKE_INSTALL_DATADIR}/doc/papers)
install(FILES ${PROJECT_SOURCE_DIR}/README.md ${PROJECT_SOURCE_DIR}/CHANGELOG.md
        DESTINATION ${documentation} COMPONENT program)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/docs
        DESTINATION ${documentation} COMPONENT program)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/data/systemd/
        DESTINATION ${documentation}/examples COMPONENT program)
install(FILES ${PROJECT_SOURCE_DIR}/data/trending-papers.txt
        DESTINATION ${documentation}/examples COMPONENT program)
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE RENAME copyright
        DESTINATION ${documentation} COMPONENT program)
# Why the program is linked as it is: docs/architecture.md, "What we stand on".
install(FILES ${PROJECT_SOURCE_DIR}/cmake/lintian-overrides RENAME papers
        DESTINATION ${CMAKE_INSTALL_DATADIR}/lintian/overrides COMPONENT program)
# Policy 12.7: Debian's own form of a changelog, compressed, without a time of its own.
set(contact "papers <papers@example.org>")
string(TIMESTAMP changelog_time "%a, %d %b %Y %H:%M:%S +0000" UTC)
file(CONFIGURE OUTPUT debian-changelog @ONLY CONTENT
"papers (@PROJECT_VERSION@) unstable; urgency=medium

  * What changed is in /usr/share/doc/papers/CHANGELOG.md.

 -- @contact@  @changelog_time@
")
add_custom_command(OUTPUT changelog.gz VERBATIM COMMAND sh -c "gzip -9n < debian-changelog > changelog.gz"
                   DEPENDS ${CMAKE_CURRENT_BINARY_DIR}/debian-changelog)
add_custom_target(changelog DEPENDS changelog.gz)
add_dependencies(papers changelog)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/changelog.gz
        DESTINATION ${documentation} COMPONENT program)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME papers)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_CONTACT "${contact}")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "searchable library and digests of trending papers")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
  "papers reads saved pages that list machine-learning papers, keeps the
papers in one SQLite file, and answers searches, lists topics and writes
digests for a terminal, a mail or a script. It needs no account and no
network.")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "fzf, less, sqlite3, default-mta | mail-transport-agent")
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
include(CPack)
