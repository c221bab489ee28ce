"""One start under way, from the click to the end of the rendered code."""
import threading

from ..interrupts import PutOff, interrupt_main


class Launch:
    """Can be ended at every moment, from any thread."""

    def __init__(self, request):
        self.request = request
        self.cancelled = False
        self.log_file = None
        self.warnings = []
        self.output = []
        # That of a Spark Connect server, as soon as PySpark has made one.
        self.client = None
        self._gate = threading.Lock()
        self._gateway = None
        # Whether the main thread runs what may be broken off.
        self.interruptible = False
        self._put_off = PutOff()

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
        self._break_off()

    def on_signal(self, number, frame):
        """The interrupt button while Spark starts means cancel; where the code cannot be broken off it is asked a moment later."""
        self.cancelled = True
        if not self.interruptible or self._put_off.takes(frame, self._break_off):
            return
        self.interruptible = False
        gateway = self._gateway
        if gateway is not None:
            threading.Thread(target=gateway.kill, daemon=True).start()
        raise KeyboardInterrupt

    def _break_off(self):
        if self.interruptible:
            interrupt_main()
