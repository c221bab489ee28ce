"""Finds a Java that Spark runs on: the config's, else JAVA_HOME, else the one on PATH, else the system's usual places."""
import glob
import os
import re
import shutil
import subprocess
import sys

from .problem import StartProblem

OLDEST = 17


def find(named, environment):
    """The home of the Java to use."""
    if named:
        home = os.path.expanduser(named)
        version = version_of(home)
        if version is None:
            raise StartProblem(
                "The config's java_home %s has no Java: there is no working bin/java in it." % named,
                "Correct java_home, or leave it out to use the system's Java.")
        if feature_of(version) < OLDEST:
            raise StartProblem(
                "The config's java_home %s is Java %s; Spark needs Java %d or newer." % (named, version, OLDEST),
                "Correct java_home, or leave it out to use the system's Java.")
        return home
    unfit = []
    seen = set()
    for home in _candidates(environment):
        if home in seen:
            continue
        seen.add(home)
        version = version_of(home)
        if version is None:
            continue
        if feature_of(version) >= OLDEST:
            return home
        unfit.append("Java %s (%s)" % (version, home))
    found = "Only %s was found." % ", ".join(unfit) if unfit else "No Java was found."
    raise StartProblem("Spark needs Java %d or newer. %s" % (OLDEST, found), _how_to_install())


def executable(home):
    """The program to start."""
    return os.path.join(home, "bin", "java.exe" if os.name == "nt" else "java")


def version_of(home):
    """Its version in full, such as 17.0.15; None when there is no Java that tells one."""
    if not os.path.isfile(executable(home)):
        return None
    try:
        with open(os.path.join(home, "release"), encoding="utf-8", errors="replace") as release:
            found = re.search(r'^JAVA_VERSION="([^"]+)"', release.read(), re.MULTILINE)
        if found:
            return found.group(1)
    except OSError:
        pass
    try:
        answer = subprocess.run(
            [executable(home), "-version"], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=5, check=False)
    except (OSError, subprocess.SubprocessError):
        return None
    found = re.search(r'version "([^"]+)"', answer.stderr)
    return found.group(1) if found else None


def feature_of(version):
    """17 of 17.0.15, and 8 of 1.8.0_392."""
    found = re.match(r"(?:1\.)?(\d+)", version)
    return int(found.group(1)) if found else 0


def _candidates(environment):
    if environment.get("JAVA_HOME"):
        yield environment["JAVA_HOME"]
    program = shutil.which("java", path=environment.get("PATH"))
    if program:
        # Debian's /usr/bin/java is a link to a link.
        yield os.path.dirname(os.path.dirname(os.path.realpath(program)))
    for pattern in _usual_places():
        homes = sorted(glob.glob(os.path.expanduser(pattern)))
        # Java 17 and 21, which Spark knows best, before others.
        for home in sorted(homes, key=lambda path: 0 if "17" in path else 1 if "21" in path else 2):
            yield home


def _usual_places():
    if sys.platform == "darwin":
        return (
            "/Library/Java/JavaVirtualMachines/*/Contents/Home",
            "~/Library/Java/JavaVirtualMachines/*/Contents/Home",
            "/opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home",
            "~/.sdkman/candidates/java/*",
        )
    if os.name == "nt":
        programs = os.environ.get("ProgramFiles", "C:\\Program Files")
        return tuple(os.path.join(programs, vendor, "*") for vendor in ("Java", "Eclipse Adoptium", "Microsoft", "Amazon Corretto", "Zulu"))
    return ("/usr/lib/jvm/*", "/usr/java/*", "/opt/java/*", "/opt/jdk/*", "~/.sdkman/candidates/java/*", "~/.jdks/*")


def _how_to_install():
    if sys.platform == "darwin":
        return "Install it with: brew install openjdk@17 (then set JAVA_HOME)."
    if os.name == "nt":
        return "Install it with: winget install EclipseAdoptium.Temurin.17.JDK"
    return ("Install it with: sudo apt install openjdk-17-jre-headless (Debian, Ubuntu) "
            "or sudo dnf install java-17-openjdk-headless (Fedora).")
