# shellcheck shell=bash
# find_java_home: sets java_home to a JDK 25, or fails with one line. Sourced by the launcher and by
# the continuous integration.

# Succeeds if $1 holds a JDK 25. Reads the release file: starting java would cost more than the run.
is_jdk_25() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  local line
  while IFS= read -r line; do
    case $line in 'JAVA_VERSION="25"' | 'JAVA_VERSION="25.'*) return 0 ;; esac
  done <"$1/release"
  return 1
}

find_java_home() {
  local candidate javac
  if [ -n "${KHALA_JAVA_HOME:-}" ]; then
    java_home=$KHALA_JAVA_HOME
    is_jdk_25 "$java_home" && return
    printf 'error: KHALA_JAVA_HOME=%s is not a JDK 25\n' "$java_home" >&2
    printf 'hint: point it at the folder that holds bin/javac of a JDK 25\n' >&2
    return 69
  fi
  javac=$(command -v javac || true)
  [ -z "$javac" ] || javac=$(dirname "$(dirname "$(readlink -f "$javac")")")
  for candidate in "${JAVA_HOME:-}" "$javac" \
    /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/java/* /opt/*jdk* /opt/*/*jdk* \
    "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* "${HOME:-}"/.jbang/cache/jdks/* \
    "${HOME:-}"/.asdf/installs/java/* "${HOME:-}"/.local/share/mise/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    if [ -n "$candidate" ] && is_jdk_25 "$candidate"; then
      java_home=$candidate
      return
    fi
  done
  printf 'error: no JDK 25 found\n' >&2
  printf 'hint: install one (any vendor), or set KHALA_JAVA_HOME to its folder\n' >&2
  return 69
}
