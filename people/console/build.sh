#!/usr/bin/env bash
# Builds and tests the console with npm; Maven calls it, see pom.xml.
#
#   build.sh build   the static files, into target/console
#   build.sh quick   the same if a source is newer; a failure leaves the rest of the build alone
#   build.sh test    the unit tests
#   build.sh e2e     the tests in a real browser over a node
#   build.sh network those over a network that mines, and over 10,000 workers
set -euo pipefail
cd -P "$(dirname "${BASH_SOURCE[0]}")"

goal=$1
log=target/npm.log

say() { printf 'console: %s\n' "$1"; }

node_is_new_enough() {
  command -v npm >/dev/null && command -v node >/dev/null &&
    node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)'
}

# The packages of the lock file, fetched again only when it changes.
fetch() {
  [ node_modules/.package-lock.json -nt package-lock.json ] && return
  npm ci --no-progress >"$log" 2>&1 && touch node_modules/.package-lock.json
}

is_current() {
  [ -e target/console/index.html ] &&
    [ -z "$(find package.json package-lock.json vite.config.ts tsconfig.json src/main ../../docs/mining-guide.md -newer target/console/index.html -print -quit)" ]
}

# The path of an installed browser.
find_chromium() {
  local name
  for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome; do
    # Some distributions have a command of that name that only says how to install it.
    [ -n "$name" ] && command "$name" --version >/dev/null 2>&1 && command -v "$name" && return
  done
  return 1
}

# The report of a test that was skipped, for those who count them.
report_skipped() {
  mkdir -p target/browser-reports
  cat >"target/browser-reports/TEST-$goal.xml" <<'XML'
<testsuite><testcase classname="console" name="tests_inABrowser_pass"><skipped message="no Chromium"/></testcase></testsuite>
XML
}

# The program that this build made, laid out like the launcher's; the launcher itself where only this
# module was built.
program() {
  local run=$PWD/target/run jars=$PWD/../cli/target/dist
  if [ ! -d "$jars" ]; then
    echo "$PWD/../../khala"
    return
  fi
  rm -rf "$run"
  mkdir -p "$run"
  # Hard links: the enclave's files are measured, and symbolic links are refused there.
  cp -rl "$jars" "$run/cli"
  cp -rl "$PWD/../../worker/pruntime/target/dist" "$run/pruntime"
  cp -r target/console "$run/console"
  # shellcheck source=../../build-tools/find-java.sh
  . ../../build-tools/find-java.sh
  find_java_home
  cat >"$run/khala" <<SCRIPT
#!/bin/sh
exec "$java_home/bin/java" -XX:+UseSerialGC -XX:-UsePerfData --enable-native-access=ALL-UNNAMED \\
  --sun-misc-unsafe-memory-access=allow -Dkhala.run="$run" -cp "$run/cli/lib/*" network.khala.cli.Khala "\$@"
SCRIPT
  chmod +x "$run/khala"
  echo "$run/khala"
}

failed() { # MESSAGE
  say "$1"
  [ "$goal" != quick ] || exit 0
  exit 1
}

if ! node_is_new_enough; then
  say "not built: it needs Node 20.19 or newer with npm"
  exit 0
fi
mkdir -p target
if [ "$goal" = quick ] && is_current; then exit 0; fi
fetch || failed "npm could not fetch the packages, see people/console/$log"

case $goal in
  build | quick)
    if ! npm run --silent build >"$log" 2>&1; then
      tail -30 "$log"
      failed "the build failed, see people/console/$log"
    fi
    ;;
  test)
    npm test --silent
    ;;
  e2e | network)
    rm -f "target/browser-reports/TEST-$goal.xml"
    if ! browser=$(find_chromium); then
      say "browser tests skipped: no Chromium is installed"
      report_skipped
      exit 0
    fi
    script=e2e
    [ "$goal" = e2e ] || script=e2e:network
    KHALA=$(program) CHROMIUM=$browser npm run --silent "$script"
    ;;
  *)
    say "unknown goal $goal"
    exit 2
    ;;
esac
