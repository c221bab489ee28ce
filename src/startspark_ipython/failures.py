"""Turns an exception or a loss into what the panel's failure card says, cause first."""
import re
import traceback

from . import contract
from .drivers import logs
from .drivers.problem import StartProblem

_STILL_THERE = ("The notebook and its variables are still there. Try again starts a new Spark; "
                "tables held in memory must be made anew.")
_OF_WORKERS = re.compile(r"PYTHON_VERSION_MISMATCH|Cannot run program .{0,200}python")
_PLACE = re.compile(r"\{([1-9])\}")


def of_start(problem, launch, hints):
    """The rendered code raised, did not compile, or made nothing."""
    log = logs.tail(launch.log_file)
    detail = []
    hint = ""
    ours = isinstance(problem, StartProblem)
    java = getattr(problem, "java_exception", None)
    died = launch.gateway is not None and not launch.gateway.alive
    if ours:
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
    return _card(cause, detail + launch.output, hint, log, hints, ours)


def of_loss(reason, log_file, hints):
    """A Spark that ran is gone."""
    card = _card(reason, [], "", logs.tail(log_file), hints)
    return card if card["hint"] else dict(card, hint=_STILL_THERE)


def of_cell(error, hints):
    """What to change in the config when a cell failed because of it, in the table's words; None for everything else."""
    if not type(error).__module__.startswith(("pyspark", "py4j")):
        return None
    text = _trace_of(error)
    known = find([text], hints) if _OF_WORKERS.search(text) else None
    return " ".join(part for part in (known["cause"], known["hint"]) if part) if known else None


def _card(cause, detail, hint, log, hints, ours=False):
    """A hint for the cause goes first, for somebody wrote it for this; then what the failure itself advises; then one for the log.

    Our own sentences name the address, the path or the version, so only a machine's words are put in better ones; and the log holds
    much else, so that a hint found there may advise but not say what the cause is.
    """
    first, _, rest = cause.partition("\n")
    known = find([cause] + detail, hints)
    better = known["cause"] if known and not ours else None
    known = known or (find(log, hints) if not hint else None) or {}
    parts = [rest] + detail
    if better:
        parts = [first] + parts
        first = better
    parts = [part.rstrip() for part in parts if part and part.strip()]
    return contract.error(first.strip(), "\n".join(parts), known.get("hint") or hint, log)


def find(texts, hints):
    """Hint and cause of the first row of the table that matches any of the texts; ``{1}`` in them is what the pattern's first group found."""
    for row in hints:
        try:
            pattern = re.compile(row.get("pattern") or "(?!)", re.IGNORECASE)
            found = next((match for match in map(pattern.search, texts) if match), None)
            if found:
                return {"hint": _fill(row.get("hint") or "", found, "…"), "cause": _fill(row.get("cause") or "", found, None)}
        except (re.error, AttributeError, TypeError):
            # The server names bad patterns to whoever wrote them; here the rest of the table must still work.
            continue
    return None


def _fill(text, found, otherwise):
    """A text that would name less than it promises is none, unless it can do with ``otherwise``."""
    parts = [(found.group(int(place)) if int(place) <= found.re.groups else None) for place in _PLACE.findall(text)]
    parts = [(part or "").strip() or otherwise for part in parts]
    if None in parts:
        return None
    parts = iter(parts)
    return _PLACE.sub(lambda _: next(parts), text) or None


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
