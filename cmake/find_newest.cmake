# etch_find_newest(variable family minimum): the newest g++ or clang++ on the machine, empty when all are older than
# the minimum.
function(etch_find_newest variable family minimum)
  set(found "")
  set(best 0)
  foreach(suffix IN ITEMS "" -12 -13 -14 -15 -16 -17 -18 -19 -20 -21 -22 -23 -24 -25)
    find_program(candidate ${family}${suffix} NO_CACHE)
    if(candidate)
      execute_process(COMMAND ${candidate} -dumpfullversion -dumpversion OUTPUT_VARIABLE version ERROR_QUIET
        OUTPUT_STRIP_TRAILING_WHITESPACE)
      if(version VERSION_GREATER_EQUAL minimum AND version VERSION_GREATER best)
        set(found ${candidate})
        set(best ${version})
      endif()
    endif()
    unset(candidate)
  endforeach()
  set(${variable} "${found}" PARENT_SCOPE)
endfunction()
