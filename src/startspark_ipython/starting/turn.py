"""Gives work its turn among the cells: after those that wait already, before those that come later."""


def queue(kernel, work):
    """Runs work on the main thread. Safe from any thread."""
    async def dispatch():
        work()

    def enqueue():
        schedule = getattr(kernel, "schedule_dispatch", None)
        if schedule is not None and getattr(kernel, "msg_queue", None) is not None:
            # ipykernel's own queue also waits for a cell that awaits something.
            schedule(dispatch)
        else:
            work()

    kernel.io_loop.add_callback(enqueue)
