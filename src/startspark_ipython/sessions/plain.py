"""What stood in a place before we did."""


def without(wrapper, method, attribute):
    """The method that was there first: where a wrapper of that class is bound already, what it keeps by that name."""
    bound_to = getattr(method, "__self__", None)
    return getattr(bound_to, attribute) if isinstance(bound_to, wrapper) else method
