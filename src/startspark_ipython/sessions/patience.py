"""How long the end of something is waited for that may never answer."""
import threading


def attempt(action, seconds):
    """Tries it in a thread of its own and waits at most so long; whether it has ended, well or not."""
    def quietly():
        try:
            action()
        except Exception:
            pass

    thread = threading.Thread(target=quietly, name="startspark-attempt", daemon=True)
    thread.start()
    thread.join(seconds)
    return not thread.is_alive()
