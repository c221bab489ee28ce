"""Turns an exception or a loss into what the panel's failure card says, cause first."""
import re
import traceback

from . import contract
from .drivers import logs
from .drivers.problem import StartProblem

_STILL_THERE = ("The notebook and its variables are still there. Try again starts a new Spark; "
                "tables held in memory must be made anew.")


def of_start(problem, launch, hints):
    """The rendered code raised, did not compile, or made nothing."""
    log = logs.tail(launch.log_file)
    detail = []
    hint = ""
    java = getattr(problem, "java_exception", None)
    died = launch.gateway is not None and not launch.gateway.alive
    if isinstance(problem, StartProblem):
        cause, hint = problem.cause, problem.hint
        detail.append(problem.detail)
    elif isinstance(problem, SyntaxError):
        cause = "The code of this config does not compile."
        hint = "Correct the template or the value that the message points at, then try again."
        detail.append("".join(traceback.format_exception_only(type(problem), problem)))
    elif type(problem).__name__ == "NoSession":
        cause = "The code ran to its end, but it made no Spark session."
        hint = "A template must end in SparkSession.builder….getOrCreate()."
    elif died:
        cause = logs.end_of_driver(launch.log_file, launch.gateway.process.returncode)
    elif java is not None:
        trace = _trace_of(problem)
        cause = "Spark could not start: %s" % _cause_in(trace)
        detail.append(trace)
    else:
        text = str(problem)
        kind = type(problem).__name__
        cause = (kind if not text else text if isinstance(problem, (RuntimeError, ValueError)) else "%s: %s" % (kind, text))
        detail.append("".join(traceback.format_exception(type(problem), problem, problem.__traceback__)))
    return _card(cause, detail + launch.output, hint, log, hints)


def of_loss(reason, log_file, hints):
    """A Spark that ran is gone."""
    card = _card(reason, [], "", logs.tail(log_file), hints)
    return card if card["hint"] else dict(card, hint=_STILL_THERE)


def _card(cause, detail, hint, log, hints):
    """A hint for the cause goes first, for somebody wrote it for this; then what the failure itself advises; then one for the log."""
    first, _, rest = cause.partition("\n")
    known = find([cause] + detail, hints) or (find(log, hints) if not hint else None) or {}
    parts = [rest] + detail
    if known.get("cause"):
        parts = [first] + parts
        first = known["cause"]
    parts = [part.rstrip() for part in parts if part and part.strip()]
    return contract.error(first.strip(), "\n".join(parts), known.get("hint") or hint, log)


def find(texts, hints):
    """The first row of the table that matches any of the texts."""
    for row in hints:
        try:
            pattern = re.compile(row.get("pattern") or "(?!)", re.IGNORECASE)
        except (re.error, AttributeError, TypeError):
            # The server names bad patterns to whoever wrote them; here the rest of the table must still work.
            continue
        if any(pattern.search(text) for text in texts):
            return row
    return None


def _trace_of(problem):
    try:
        return str(problem)
    except Exception:
        return type(problem).__name__


def _cause_in(trace):
    """The message of the innermost cause that says something, out of a printed Java stack trace."""
    lines = [line.strip() for line in trace.split("\n")]
    heads = [line[len("Caused by: "):] for line in lines if line.startswith("Caused by: ")]
    if not heads:
        heads = [line[2:] for line in lines if line.startswith(": ")]
    for head in reversed(heads):
        kind, colon, message = head.partition(": ")
        if colon and message:
            return message
    return heads[0] if heads else lines[0]
