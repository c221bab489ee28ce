"""Hears at once of a session that a cell makes: PySpark's builder tells when it has given one."""
import functools
import sys

_MODULE = "pyspark.sql.session"


def watch(given):
    """Calls ``given`` after each ``getOrCreate``; PySpark may be imported already, later, or never."""
    module = sys.modules.get(_MODULE)
    if module is not None:
        _extend(module, given)
    else:
        sys.meta_path.insert(0, _Waiter(given))


def _extend(module, given):
    builder = module.SparkSession.Builder
    plain = builder.getOrCreate

    @functools.wraps(plain)
    def get_or_create(self):
        __tracebackhide__ = True
        session = plain(self)
        given()
        return session

    builder.getOrCreate = get_or_create


class _Waiter:
    """Stands first among the finders until PySpark's session is imported."""

    def __init__(self, given):
        self._given = given

    def find_spec(self, name, path=None, target=None):
        if name != _MODULE:
            return None
        sys.meta_path.remove(self)
        from importlib.util import find_spec

        spec = find_spec(name)
        if spec is not None and spec.loader is not None:
            execute = spec.loader.exec_module

            def execute_and_extend(module):
                execute(module)
                _extend(module, self._given)

            spec.loader.exec_module = execute_and_extend
        return spec
