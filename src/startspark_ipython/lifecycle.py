"""The state machine of this kernel's Spark, and the only source of what the panel shows.

           (a) Start                     (b) its turn came          (c) code ended, session there
  idle ---------------> queued ----------------> starting ---------------------> running
   ^  ^                    | (d) Cancel              | (d) Cancel   | (e) raised     | (f) Stop     | (g) driver died
   |  +--------------------+-------------------------+              v                v              v
   |                                                              failed          stopping         lost
   +-------------------------------- (h) session stopped <-------------------------+

Failed and lost take a Start as idle does. A Start while a Spark runs ends that one first, in the same turn among the
cells. A Spark that a cell makes goes from idle to running when it is seen. Every change happens under the lock and is
told to every open comm before the lock is left, so that statuses arrive in the order of the changes.
"""
import sys
import threading

from . import contract
from .sessions import gone
from .sessions.patience import attempt
from .stages import StageClock

_ANSWER_LIMIT = 2


class Lifecycle:
    """Called on the control thread (the panel), the main thread (cells, the start) and the monitor's."""

    def __init__(self, kernel, comms):
        self._kernel = kernel
        self._comms = comms
        self._gate = threading.RLock()
        self._status = contract.status(since=contract.now())
        self._stages = StageClock()
        self._launch = None
        self._spark = None
        self._before = None
        self._hints = ()
        self._monitor = None
        self._introduction = None
        self.cell = None

    @property
    def status(self):
        """The state as it is at this moment, with the seconds of a running stage up to date."""
        with self._gate:
            return contract.changed(self._status, stages=self._stages.snapshot())

    @property
    def spark(self):
        """The Spark that runs, or None; one that a queued start will replace runs until then."""
        with self._gate:
            return self._spark if self._status["state"] == contract.RUNNING or self._before is not None else None

    @property
    def watched(self):
        """Whether anybody looks."""
        return self._comms.any_open

    def start(self, request):
        """(a) Queues the rendered code among the cells. A Start while one is under way changes nothing."""
        from .starting.launch import Launch
        from .starting.turn import queue

        with self._gate:
            state = self._status["state"]
            if self._launch is not None or state not in contract.AT_REST + (contract.RUNNING,):
                self._tell()
                return
            self._before = (self._status, self._stages) if state == contract.RUNNING else None
            launch = self._launch = Launch(request)
            self._stages = StageClock()
            # A Spark that is to be replaced is in use until then, its UI too.
            present = self._status if self._before else contract.status()
            self._become(contract.changed(
                present, state=contract.QUEUED, config=request.config, shown=request.shown, settings=request.settings,
                note=None, warnings=[], error=None))
        queue(self._kernel, lambda: self._run(launch))

    def cancel(self):
        """(d) Ends a start for good; nothing else."""
        with self._gate:
            launch = self._launch
            if launch is None:
                self._tell()
                return
            launch.cancelled = True
            if self._status["state"] == contract.QUEUED:
                self._launch = None
                if self._before is not None:
                    # The Spark that was to be replaced is still there.
                    (before, self._stages), self._before = self._before, None
                    self._become(before)
                else:
                    self._become_idle()
                return
            self._tell()
        threading.Thread(target=launch.interrupt, name="startspark-cancel", daemon=True).start()

    def stop(self, busy=None, ask=False):
        """(f) Ends the Spark that is there or starts; the kernel and its variables stay. With ``ask``, jobs at work keep it."""
        with self._gate:
            if self._launch is not None:
                self.cancel()
            if self._status["state"] != contract.RUNNING:
                self._tell()
                return
            spark = self._spark
        threading.Thread(target=self._stop, args=(spark, busy if ask else None), name="startspark-stop", daemon=True).start()

    def refuse(self, cause, detail):
        """Shows a request that could not be carried out, unless a Spark is there that the person would lose sight of."""
        with self._gate:
            if self._launch is None and self._status["state"] in contract.AT_REST:
                self._become(contract.status(contract.FAILED, error=contract.error(cause, detail)))

    def stage_began(self, launch, name):
        self._on_stage(launch, lambda: self._stages.begin(name))

    def stage_ended(self, launch, name):
        self._on_stage(launch, lambda: self._stages.end(name))

    def log_made(self, launch):
        """The driver's log is there to be read, from its first line on."""
        with self._gate:
            if launch is self._launch:
                self._become(contract.changed(self._status, logFile=launch.log_file))

    def noted(self, note):
        """What a Spark waits for, in words; None when it waits no more."""
        with self._gate:
            if self._status["state"] in (contract.STARTING, contract.RUNNING) and self._status["note"] != note:
                self._become(contract.changed(self._status, note=note))

    def lost(self, spark, reason):
        """(g) Ended without being asked to."""
        from . import failures

        with self._gate:
            if spark is not self.spark:
                return
            self._spark = None
            status = self._status if self._before is None else self._before[0]
            lost = contract.changed(
                status, state=contract.LOST, uiUrl=None, note=None, error=failures.of_loss(reason, spark.log_file, self._hints))
            if self._before is None:
                self._become(lost)
            else:
                # Its place is taken already; it is told when that start is cancelled in its queue.
                self._before = lost, self._before[1]
                self._become(contract.changed(self._status, uiUrl=None))
        self._leave(spark, gone.lost(reason))
        spark.forget()
        # A context that Spark ended leaves its process behind.
        threading.Thread(target=spark.end, name="startspark-stop", daemon=True).start()

    def look(self):
        """Compares what the panel knows with what Python has: cells make Sparks and stop them too."""
        if "pyspark" not in sys.modules:
            return
        from .sessions import detect

        with self._gate:
            if self._launch is not None or self._status["state"] not in contract.AT_REST + (contract.RUNNING,):
                return
            known = self._spark
            if known is not None and known.is_current():
                return
        found = detect.current(known)
        ended = None
        with self._gate:
            if self._launch is not None or self._spark is not known:
                return
            if known is not None:
                self._spark, ended = None, known
                self._become_idle()
            if found is not None and found.description is not None:
                self._adopt_from_cell(found)
            elif found is not None and (self._introduction is None or not self._introduction.is_alive()):
                # Its server may be far, or gone: no cell waits for its answer.
                self._introduction = threading.Thread(target=self._introduce, args=(found,), name="startspark-introduction", daemon=True)
                self._introduction.start()
        if ended is None or (found is not None and found.shares_driver(ended)):
            return
        if ended.gateway is not None:
            # Our driver. One that PySpark started by itself stays, for PySpark's next context.
            self._leave(ended, gone.STOPPED)
            ended.forget()
            threading.Thread(target=ended.end, name="startspark-stop", daemon=True).start()

    def _introduce(self, found):
        try:
            found.introduce()
        except Exception:
            # Who does not answer runs no Spark for us; after the next cell it is asked again.
            return
        with self._gate:
            if self._launch is None and self._status["state"] in contract.AT_REST and found.is_current():
                self._adopt_from_cell(found)

    def _adopt_from_cell(self, found):
        self._stages = StageClock()
        self._adopt(found, contract.status(contract.RUNNING))

    def cell_failed(self, spark, error):
        """Where the config is to blame, the panel says what to change; the notebook shows Spark's words alone."""
        from . import failures

        warning = failures.of_cell(error, self._hints)
        with self._gate:
            if warning and spark is self._spark and warning not in self._status["warnings"]:
                self._become(contract.changed(self._status, warnings=self._status["warnings"] + [warning]))

    def progress(self, message):
        """Tells how far a cell's work is."""
        self._comms.broadcast(message)

    # The start, on the main thread.

    def _run(self, launch):
        """(b) The rendered code's turn among the cells has come."""
        from . import failures
        from .starting import run

        with self._gate:
            if launch is not self._launch:
                return
            before, self._before = self._spark, None
            self._hints = launch.request.hints
            if before is not None:
                self._become(contract.changed(self._status, state=contract.STOPPING, uiUrl=None))
        if before is not None:
            before.stop()
            self._leave(before, gone.STOPPED)
        if "pyspark" in sys.modules:
            from .sessions import detect

            # A session that a cell made beside it would be taken for the one that the code asks for.
            detect.end_all()
        with self._gate:
            self._spark = None
            self._become(contract.status(
                contract.STARTING, config=launch.request.config, shown=launch.request.shown, settings=launch.request.settings))
        spark, problem = run.rendered_code(self._kernel.shell, launch, self)
        with self._gate:
            self._launch = None
            if spark is not None and launch.cancelled:
                leftover, spark = spark, None
            else:
                leftover = None
            if spark is not None:
                self._stages.end_all()
                self._adopt(spark, contract.changed(self._status, state=contract.RUNNING, note=None))
            elif launch.cancelled:
                self._become_idle()
            else:
                self._become(contract.changed(
                    self._status, state=contract.FAILED, note=None, error=failures.of_start(problem, launch, self._hints)))
        if leftover is not None:
            leftover.stop()
            self._leave(leftover, gone.STOPPED)

    def _on_stage(self, launch, change):
        with self._gate:
            if launch is self._launch:
                change()
                self._tell()

    def _adopt(self, spark, status):
        from .monitor import Monitor

        self._spark = spark
        self._become(contract.changed(status, warnings=list(spark.warnings), error=None, logFile=spark.log_file, **spark.description))
        if self._monitor is None:
            self._monitor = Monitor(self)
            self._monitor.start()

    def _stop(self, spark, busy):
        if busy is not None:
            jobs = []
            # A driver that does not even answer has no work that somebody could want to keep.
            attempt(lambda: jobs.append(spark.jobs()), _ANSWER_LIMIT)
            if jobs and jobs[0]:
                busy(jobs[0])
                return
        with self._gate:
            if spark is not self._spark or self._status["state"] != contract.RUNNING or self._launch is not None:
                return
            self._become(contract.changed(self._status, state=contract.STOPPING, note=None))
        spark.stop()
        self._leave(spark, gone.STOPPED)
        with self._gate:
            self._spark = None
            self._become_idle()

    def _leave(self, spark, sentence):
        """What is left of a Spark that is gone answers with a sentence; a value that is not ours stays as it is."""
        names = self._kernel.shell.user_ns
        for name in ("spark", "sc"):
            if spark.owns(names.get(name)):
                names[name] = gone.Gone(name, sentence)
        spark.retire(sentence)

    def _become_idle(self):
        self._stages = StageClock()
        self._become(contract.status())

    def _become(self, status):
        same = status["state"] == self._status["state"] and status["since"] is not None
        self._status = contract.changed(status, since=status["since"] if same else contract.now())
        self._tell()

    def _tell(self):
        self._comms.broadcast(contract.changed(self._status, stages=self._stages.snapshot()))
