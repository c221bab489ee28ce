"""Runs the rendered code in its turn: (a) is this Python fit, (b) whose PySpark, (c) the code, (d) what it made."""
import signal
import sys
import types

from .. import stages
from ..drivers import spark_home
from ..drivers.problem import StartProblem
from ..sessions import connect, detect
from ..sessions.classic import forget_classic, leave_cluster
from . import fitness
from .connect_patch import ConnectPatch
from .gateway_patch import GatewayPatch
from .output import CapturedOutput
from .variables import ConfigVariables

# The environment is the process's, and so is what is known of it.
_variables = ConfigVariables()


class NoSession(Exception):
    """The rendered code ended well and built no session."""


def rendered_code(shell, launch, lifecycle):
    """The Spark that the code made, or the exception that says why there is none. Never raises."""
    plain_handler = signal.getsignal(signal.SIGINT)
    output = CapturedOutput()
    try:
        with output:
            launch.interruptible = True
            signal.signal(signal.SIGINT, launch.on_signal)
            try:
                if launch.cancelled:
                    return None, None
                return _run(shell, launch, lifecycle), None
            finally:
                launch.interruptible = False
    except BaseException as problem:  # KeyboardInterrupt and SystemExit of the code are ends of the start, not of the kernel.
        _clear_away(launch)
        return None, problem
    finally:
        launch.interruptible = False
        launch.output = output.lines
        signal.signal(signal.SIGINT, plain_handler)


def _run(shell, launch, lifecycle):
    request = launch.request
    first = stages.SESSION if request.remote is not None else stages.FIND
    lifecycle.stage_began(launch, first)
    _variables.restore()
    fitness.require_python()
    spark_home.make_importable(request.named_spark_home, request.spark_home)
    if request.remote is not None:
        fitness.require_connect_packages()
    code = compile(request.code, "<Start Spark>", "exec")
    module = types.ModuleType("__main__")
    with _variables.remembered(), GatewayPatch(launch, lifecycle) if request.remote is None else ConnectPatch(launch):
        exec(code, module.__dict__)
        lifecycle.stage_began(launch, stages.SESSION)
        spark = detect.made_by(module.__dict__, launch)
    if spark is None:
        raise NoSession()
    _hand_over(module.__dict__, shell.user_ns)
    return spark


def _hand_over(made, names):
    """All that the code defined is the user's; but a module's name, such as os, does not displace a variable of hers."""
    for name, value in made.items():
        if name.startswith("_") or (isinstance(value, types.ModuleType) and name in names):
            continue
        names[name] = value


def _clear_away(launch):
    """However a start ends but by success, no process is left, nor a session that nobody answers for."""
    if launch.request.remote is not None:
        connect.abandon(launch.client)
    gateway = launch.gateway
    if gateway is not None:
        if gateway.alive and not launch.cancelled:
            # A cluster gives executors back sooner to whoever takes leave.
            leave_cluster(gateway)
        gateway.kill()
        forget_classic(gateway.process)
