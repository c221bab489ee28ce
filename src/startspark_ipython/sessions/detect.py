"""Which Spark Python has now, whoever made it. Nothing is imported for the question, and no server is asked."""
from .classic import ClassicSpark, context_class
from .connect import ConnectSpark, connect_class, end_session, remembered


def made_by(names, launch):
    """The Spark that the rendered code made, by its variable ``spark``, else whichever is there."""
    session = names.get("spark")
    connect = connect_class()
    if connect is not None and isinstance(session, connect):
        found = ConnectSpark(session)
    else:
        found = current(None, launch)
    if found is not None and found.description is None:
        found.introduce()
    return found


def current(known, launch=None):
    """The Spark that is there; ``known`` is the one before, whose driver a new one may share."""
    kind = context_class()
    context = kind._active_spark_context if kind is not None else None
    if context is not None and getattr(context, "_jsc", None) is not None:
        return ClassicSpark(context, _gateway_of(context, known, launch), launch)
    return next((ConnectSpark(session) for session in remembered()), None)


def end_all():
    """Ends every session that Python would give again in the place of a new one."""
    for session in remembered():
        end_session(session)
    kind = context_class()
    context = kind._active_spark_context if kind is not None else None
    if context is not None and getattr(context, "_jsc", None) is not None:
        ClassicSpark(context, None).stop()


def _gateway_of(context, known, launch):
    """Our process behind it; None for one that PySpark started by itself."""
    process = getattr(context._gateway, "proc", None)
    for owner in (launch, known):
        gateway = getattr(owner, "gateway", None)
        if gateway is not None and gateway.process is process:
            return gateway
    return None
