"""All that is decided before the JVM starts: class path, memory, options."""
import glob
import os
import re
import shlex

from . import properties
from .problem import StartProblem

_DEFAULT_MEMORY = "1g"
_SMALL_HEAP = 4 << 30
_FEW_CORES = 2
_OPENED = (
    "java.lang", "java.lang.invoke", "java.lang.reflect", "java.io", "java.net", "java.nio", "java.util", "java.util.concurrent",
    "java.util.concurrent.atomic", "jdk.internal.ref", "sun.nio.ch", "sun.nio.cs", "sun.security.action", "sun.util.calendar",
)
# What Spark's own launcher gives every JVM from Java 17 on; the first makes older Javas pass over newer options.
_FOR_SPARK = (
    ["-XX:+IgnoreUnrecognizedVMOptions", "--add-modules=jdk.incubator.vector"]
    + ["--add-opens=java.base/%s=ALL-UNNAMED" % package for package in _OPENED]
    + [
        "--add-opens=java.security.jgss/sun.security.krb5=ALL-UNNAMED",
        "-Dio.netty.tryReflectionSetAccessible=true",
        "-Dio.netty.allocator.type=pooled",
        "-Dio.netty.handler.ssl.defaultEndpointVerificationAlgorithm=NONE",
        "--sun-misc-unsafe-memory-access=allow",
        "--enable-native-access=ALL-UNNAMED",
        "-Dderby.connection.requireAuthentication=false",
    ]
)


class JvmCommand:
    """The JVM's arguments for these settings; an archive of loaded classes is used where one fits."""

    def __init__(self, spark_home, environment, conf, defaults, find_archive=None):
        def setting(key):
            return conf.get(key, defaults.get(key))

        memory = setting("spark.driver.memory") or environment.one("SPARK_DRIVER_MEMORY") or environment.one("SPARK_MEM") or _DEFAULT_MEMORY
        heap = size_of(memory)
        if heap is None:
            raise StartProblem("spark.driver.memory is %s, which is no size." % memory, "Write it as 4g or 512m.")
        user = (
            shlex.split(setting("spark.driver.defaultJavaOptions") or "")
            + shlex.split(setting("spark.driver.extraJavaOptions") or "")
            + shlex.split(environment.get("SPARK_SUBMIT_OPTS", ""))
        )
        fixed = next((option for option in user if option.startswith("-Xmx")), None)
        if fixed:
            raise StartProblem(
                "spark.driver.extraJavaOptions has %s, which Spark does not allow there." % fixed, "Set spark.driver.memory instead.")
        before, after = _class_path(spark_home, environment, setting("spark.driver.extraClassPath"))
        # Folders may not stand before the jars of an archive.
        self.archive = find_archive(before) if find_archive and all(os.path.isfile(entry) for entry in before) else None
        archive = self.archive.find_usable() if self.archive else None
        native = setting("spark.driver.extraLibraryPath")
        self.uses_archive = archive is not None
        self.arguments = (
            (["-XX:SharedArchiveFile=" + archive, "-Xshare:auto"] if archive else [])
            + _for_quick_start(heap, user)
            + ["-Xmx%dk" % (heap >> 10)]
            + _FOR_SPARK
            + user
            + (["-Djava.library.path=" + native] if native else [])
            + ["-cp", os.pathsep.join(before + after)]
        )


def read_defaults(conf_folder):
    """The settings of spark-defaults.conf, which Java reads too."""
    try:
        with open(os.path.join(conf_folder, "spark-defaults.conf"), encoding="utf-8") as file:
            return properties.parse(file.read())
    except OSError:
        return {}


def argument_file(arguments):
    """The arguments as a file for ``java @file``, which takes any length and shows nothing to other users."""
    escaped = (
        argument.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r") for argument in arguments)
    return "".join('"%s"\n' % argument for argument in escaped)


def size_of(text):
    """A size such as 1g or 512m (mebibytes when no unit) in bytes; None when it is none."""
    found = re.match(r"(\d+)([kmgt]?)b?$", text.strip().lower())
    return int(found.group(1)) << {"k": 10, "m": 20, "": 20, "g": 30, "t": 40}[found.group(2)] if found else None


def _for_quick_start(heap, user):
    """With few cores a serial collector starts sooner, and the optimizing compiler waits until code is ten times hotter."""
    if (os.cpu_count() or 1) > _FEW_CORES:
        return []
    collector = any(re.match(r"-XX:\+Use\w*GC$", option) for option in user)
    return (["-XX:+UseSerialGC"] if heap <= _SMALL_HEAP and not collector else []) + [
        "-XX:Tier4InvocationThreshold=50000",
        "-XX:Tier4MinInvocationThreshold=6000",
        "-XX:Tier4CompileThreshold=150000",
        "-XX:Tier4BackEdgeThreshold=400000",
    ]


def _class_path(spark_home, environment, extra):
    """The user's entries and Spark's jars by name, then folders of settings; no jar of Spark has files of those names."""
    jars = glob.glob(os.path.join(glob.escape(spark_home), "jars", "*.jar"))
    # slf4j first, as Spark's launcher does, so that no older one inside another jar wins.
    jars.sort(key=lambda jar: (not os.path.basename(jar).startswith("slf4j-api-"), jar))
    folders = [environment.conf_folder, environment.one("HADOOP_CONF_DIR"), environment.one("YARN_CONF_DIR")]
    appended = [folder for folder in folders if folder and os.path.isdir(folder)]
    return _entries(extra) + jars, _entries(environment.one("SPARK_DIST_CLASSPATH")) + list(dict.fromkeys(appended))


def _entries(path):
    return [entry.strip() for entry in (path or "").split(os.pathsep) if entry.strip()]
