"""Start Spark's extension of ipykernel: the panel's comm, and the Spark of this kernel.

``extend`` is called by the start-up hook before the kernel runs, ``install`` for a kernel that runs already. Little is
imported until a Spark is asked for: a kernel without one shall not start later because of us.
"""


def extend(kernel_class):
    """Installs the extension in each kernel of this class when it starts."""
    plain = kernel_class.start

    def start(self):
        try:
            install(self)
        except Exception:
            self.log.error("Start Spark's extension could not be installed.", exc_info=True)
        return plain(self)

    kernel_class.start = start


def install(kernel):
    """Installs the extension in a kernel; a second time changes nothing."""
    installed = getattr(kernel, "_startspark", None)
    if installed is not None:
        return installed
    from .cells.observer import CellObserver
    from .comms import Comms
    from .lifecycle import Lifecycle
    from .panel import Panel

    comms = Comms(kernel)
    lifecycle = Lifecycle(kernel, comms)
    comms.listener = Panel(lifecycle, comms)
    CellObserver(kernel, lifecycle).register()
    comms.register()
    kernel._startspark = lifecycle
    return lifecycle
