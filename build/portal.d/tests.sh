# Runs the tests and says what came of them.
# shellcheck shell=bash

# More failures than this are no accident; they are told as they are.
readonly ASKED_AGAIN=5

# run_tests [ARGUMENT OF dotnet test]...
run_tests() {
  local results code=0
  results=$(mktemp -d)
  # shellcheck disable=SC2064
  trap "leave_nothing '$results'" EXIT
  export PORTAL_TEST_RUN=${results##*.}
  cd -- "$ROOT" || return
  say "Running the tests."
  tests_into "$results/first" "$@" || code=$?
  local passed failed skipped
  read -r passed failed skipped <<<"$(counts_in "$results/first")"
  tell_failed "$results/first"
  # A run that broke off did not ask everything; then the rest is not known to pass either.
  if ((failed > 0 && failed <= ASKED_AGAIN)) && ! grep -rqsi 'test run was aborted' "$results/first"; then
    local recovered
    ask_again "$results"
    recovered=$(recovered_in "$results" | wc -l)
    ((passed += recovered, failed -= recovered)) || true
    if ((failed == 0)); then code=0; fi
  fi
  if ((passed + failed == 0)); then say "No test ran."; elif ((code != 0 && failed == 0)); then say "The test run ended early."; fi
  say "$passed passed, $failed failed, $skipped skipped"
  ((code == 0 && failed == 0 && passed > 0))
}

# tests_into FOLDER [ARGUMENT]...
tests_into() {
  local folder=$1 code=0
  shift
  # A group of its own, so that a stopped run takes its servers and browsers along.
  setsid dotnet test Portal.Tests --configuration Release --no-build --nologo --disable-build-servers --logger trx --logger 'console;verbosity=minimal' \
    --results-directory "$folder" --blame-hang --blame-hang-timeout 10m --blame-hang-dump-type none "$@" &
  local group=$!
  # shellcheck disable=SC2064
  trap "kill -TERM -- -$group 2>/dev/null" INT TERM HUP
  while wait "$group" || code=$?; kill -0 "$group" 2>/dev/null; do :; done
  return "$code"
}

# A test process is given no time at its end to stop its database server, which then has neither work nor folder.
leave_nothing() {
  local folder server
  for folder in "${TMPDIR:-/tmp}/portal-tests-${1##*.}-"*; do
    if server=$(head -n 1 "$folder/postgres/postmaster.pid" 2>/dev/null); then
      kill -INT "$server" 2>/dev/null || true
      timeout 20 tail -f /dev/null --pid="$server" || true
    fi
    rm -rf -- "$folder"
  done
  rm -rf -- "$1"
}

# passed, failed and skipped of the run whose results lie in FOLDER
counts_in() {
  find "$1" -name '*.trx' -exec sed -n 's/.*<Counters \(.*\)\/>.*/\1/p' {} + | tr -d '"' | awk '
    { for (i = 1; i <= NF; i++) { split($i, pair, "="); sum[pair[1]] += pair[2] } }
    END { print sum["passed"] + 0, sum["executed"] - sum["passed"], sum["total"] - sum["executed"] }'
}

# names_in FOLDER OUTCOME
names_in() {
  find "$1" -name '*.trx' -exec sed -n "/<UnitTestResult .*outcome=\"$2\"/s/.*testName=\"\([^\"]*\)\".*/\1/p" {} + | sort
}

# Each failed test once more, together and last: a run prints much, and who looks at its end should see what to mend.
tell_failed() {
  find "$1" -name '*.trx' -exec awk '
    /<UnitTestResult / {
      failed = /outcome="Failed"/
      if (failed && match($0, /testName="[^"]*"/)) { print "Failed: " substr($0, RSTART + 10, RLENGTH - 11); left = 40 }
      next
    }
    failed && left-- > 0' {} + |
    sed -e 's/<[^>]*>//g' -e 's/&#xD;//g; s/&lt;/</g; s/&gt;/>/g; s/&quot;/"/g; s/&amp;/\&/g' -e '/^[[:space:]]*$/d' -e 's/^Failed: /\n&/'
}

# A real browser on a busy machine is late now and then. A few failed tests are asked once more, and what only then
# passes is named, so that it is not taken for sound.
ask_again() {
  local name filter=""
  while read -r name; do filter+="${filter:+|}FullyQualifiedName=${name%%(*}"; done < <(names_in "$1/first" Failed)
  printf '\n'
  say "Asking once more what failed."
  tests_into "$1/again" --filter "$filter" || true
  recovered_in "$1" | while read -r name; do say "Unsteady, passed only when asked again: $name"; done
  tell_failed "$1/again"
}

# Only what failed at first and was then seen to pass; what did not run again has not recovered.
recovered_in() {
  comm -12 <(names_in "$1/first" Failed) <(names_in "$1/again" Passed)
}
