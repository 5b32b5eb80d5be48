# Shell functions of the scripts that build what they start. Who sources it has set $root, the root of the repository,
# says what is wanted with want_module and want_service, and then calls build_wanted and launch.

modules=() artefacts=()

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

say() {
  printf '%-8s │ %s\n' build "$*"
}

has_argument() {
  local wanted=$1 argument
  shift
  for argument in "$@"; do
    if [[ $argument == "$wanted" ]]; then return 0; fi
  done
  return 1
}

# version_at_least 17.0.15 17
version_at_least() {
  awk -v have="$1" -v want="$2" 'BEGIN {
    split(have, h, /[^0-9]+/); n = split(want, w, /[.]/)
    for (i = 1; i <= n; i++) if (h[i] + 0 != w[i] + 0) exit h[i] + 0 < w[i] + 0
  }'
}

find_java() {
  local advice="Install a JDK 17 or newer (for example from https://adoptium.net) and put it on the PATH or name its folder in JAVA_HOME."
  java=${JAVA_HOME:+$JAVA_HOME/bin/}java
  command -v "$java" >/dev/null || fail "There is no $java. $advice"
  local version
  version=$("$java" -version 2>&1 | sed -n 's/.*version "\([^"]*\)".*/\1/p' || true)
  version_at_least "$version" 17 || fail "$java is Java ${version:-of an unknown version}. $advice"
}

require_maven() {
  local advice="Install Maven 3.8.7 or newer, from your package manager or https://maven.apache.org/download.cgi." version
  command -v mvn >/dev/null || fail "There is no mvn. $advice"
  version=$(cd "$root" && mvn -v 2>&1 | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p' || true)
  version_at_least "$version" 3.8.7 || fail "mvn is Maven ${version:-of an unknown version}. $advice"
  command -v "${java}c" >/dev/null || fail "$java comes without a compiler: it is a JRE. Install a JDK 17 or newer, for example from https://adoptium.net."
}

require_node() {
  local advice="Install Node.js 20 or newer with npm, which builds the web app, from your package manager or https://nodejs.org." version
  command -v node >/dev/null || fail "There is no node. $advice"
  command -v npm >/dev/null || fail "There is no npm. $advice"
  version=$(node --version 2>&1 || true)
  version_at_least "${version#v}" 20 || fail "node is Node.js $version. $advice"
}

# needs_build ARTEFACT SOURCE...: whether it is missing or older than what it is made from, generated files aside.
needs_build() {
  local artefact=$1
  shift
  [[ ! -e $artefact ]] || [[ -n $(cd "$root" && find pom.xml "$@" \
    \( -name target -o -name node_modules -o -name dist -o -name .quinoa -o -name schema.d.ts -o -path '*/src/test' \) -prune \
    -o -type f -newer "$artefact" -print -quit) ]]
}

# want_module MODULE ARTEFACT SOURCE...: has the module built if its artefact is missing or outdated.
want_module() {
  local module=$1 artefact=$2
  shift 2
  if needs_build "$artefact" "$@"; then
    modules+=("$module") artefacts+=("$artefact")
  fi
}

want_service() {
  want_module "$1" "$root/$1/target/quarkus-app/quarkus-run.jar" shared-model "$1"
}

build_wanted() {
  if ((${#modules[@]} == 0)); then return; fi
  require_maven
  if has_argument query-service "${modules[@]}"; then require_node; fi
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  run_maven "$(IFS=,; printf '%s' "${modules[*]}")"
  # A build that finds nothing changed leaves old dates, and sources saved meanwhile are newer than the build.
  touch -r "$work/started" "${artefacts[@]}"
  rm -rf "$work"
  trap - EXIT
}

run_maven() {
  say "building $1; the first time also fetches libraries and takes some minutes"
  touch "$work/started"
  if ! (cd "$root" && mvn -B -ntp -Dmaven.test.skip=true -Dspotless.check.skip=true -pl "$1" -am package) 2>&1 |
    tee "$work/log" | show_progress; then
    grep -E '^\[ERROR\]' "$work/log" | head -n 40 >&2 || tail -n 40 "$work/log" >&2
    fail "The build failed."
  fi
}

# One line for each step that takes its time: "[INFO] --- maven-compiler-plugin:3.14.1:compile (default-compile) @ shared-model ---"
show_progress() {
  awk '/^\[INFO\] --- / && /:(compile|jar|build|copy-dependencies) / {
    split($3, step, ":"); printf "%-8s │ %s: %s\n", "build", $(NF - 1), step[3]; fflush() }'
}

# class_path_of TARGET: the libraries that a module's build names, in its folder.
class_path_of() {
  local libraries
  libraries=$(<"$1/class-path")
  printf '%s' "${libraries//lib\//"$1"/lib/}"
}

# launch HEAP CLASS_PATH MAIN_CLASS [ARGUMENT...]: becomes the program.
launch() {
  local heap=$1 class_path=$2 main_class=$3 colours=false
  shift 3
  if [[ -t 1 && -z ${NO_COLOR+set} ]]; then colours=true; fi
  # A script that starts this in the background makes it deaf to SIGINT, unless env can undo that.
  local hearing=()
  if env --default-signal=INT true 2>/dev/null; then hearing=(env --default-signal=INT); fi
  exec ${hearing[@]+"${hearing[@]}"} "$java" -Xmx"$heap" -XX:+UseSerialGC \
    -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
    -Dvariantdash.repository="$root" -Dvariantdash.colours="$colours" -cp "$class_path" "$main_class" "$@"
}
