"""How long the end of something is waited for that may never answer."""
import threading


def attempt(action, seconds):
    """Tries it in a thread of its own and waits at most so long; that it failed, or goes on, changes nothing here."""
    def quietly():
        try:
            action()
        except Exception:
            pass

    thread = threading.Thread(target=quietly, daemon=True)
    thread.start()
    thread.join(seconds)
