# Runs the tests and says what came of them.
# shellcheck shell=bash

# run_tests [ARGUMENT OF dotnet test]...
run_tests() {
  local results code=0
  results=$(mktemp -d)
  # shellcheck disable=SC2064
  trap "leave_nothing '$results'" EXIT
  export PORTAL_TEST_RUN=${results##*.}
  cd -- "$ROOT" || return
  say "Running the tests."
  tests_into "$results" "$@" || code=$?
  local passed failed skipped
  read -r passed failed skipped <<<"$(counts_in "$results")"
  tell_failed "$results"
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
