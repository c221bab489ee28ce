"""One start under way, from the click to the end of the rendered code."""
import os
import signal
import threading


class Launch:
    """Can be ended at every moment, from any thread."""

    def __init__(self, request):
        self.request = request
        self.cancelled = False
        self.log_file = None
        self.warnings = []
        self.output = []
        self._gate = threading.Lock()
        self._gateway = None
        # Whether the main thread runs what may be broken off.
        self.interruptible = False

    @property
    def gateway(self):
        return self._gateway

    @gateway.setter
    def gateway(self, gateway):
        with self._gate:
            self._gateway = gateway
        if gateway is not None and self.cancelled:
            gateway.kill()

    def interrupt(self):
        """Ends the JVM, which frees whoever waits for its answer, and breaks off the Python code that runs."""
        self.cancelled = True
        with self._gate:
            gateway = self._gateway
        if gateway is not None:
            gateway.kill()
        if self.interruptible:
            if os.name == "nt":
                import _thread

                _thread.interrupt_main()
            else:
                # A signal to this very thread also wakes it from a wait.
                signal.pthread_kill(threading.main_thread().ident, signal.SIGINT)

    def on_signal(self, number, frame):
        """The interrupt button while Spark starts means cancel; where the code cannot be broken off it is asked a moment later."""
        self.cancelled = True
        if not self.interruptible:
            return
        self.interruptible = False
        gateway = self._gateway
        if gateway is not None:
            threading.Thread(target=gateway.kill, daemon=True).start()
        raise KeyboardInterrupt
