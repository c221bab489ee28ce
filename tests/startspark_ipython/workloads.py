"""What people do with Spark in a Python notebook, each as cells that give one value; the same for every kind of Spark."""

FRAMES = '''
import pandas
table = spark.createDataFrame(pandas.DataFrame({"name": ["Vega", "Deneb", "Altair"], "magnitude": [0.03, 1.25, 0.76]}))
stars = table.orderBy("magnitude").toPandas()
'''

UDFS = '''
from pyspark.sql.functions import col, pandas_udf, udf

@udf("string")
def loud(name):
    return name.upper() + "!"

@pandas_udf("double")
def doubled(values: pandas.Series) -> pandas.Series:
    return values * 2

@pandas_udf("double")
def mean(values: pandas.Series) -> float:
    return values.mean()

def brightest(frames):
    for frame in frames:
        yield frame[frame["magnitude"] < 1]

plain = [row[0] for row in table.orderBy("name").select(loud("name")).collect()]
series = [row[0] for row in table.orderBy("magnitude").select(doubled("magnitude")).collect()]
grouped = table.agg(mean("magnitude")).first()[0]
mapped = sorted(table.mapInPandas(brightest, table.schema).toPandas()["name"])
'''

STREAM = '''
import time
query = (spark.readStream.format("rate").option("rowsPerSecond", 50).load()
         .writeStream.format("memory").queryName("ticks").outputMode("append").start())
try:
    end = time.monotonic() + 60
    while spark.table("ticks").count() < 20 and time.monotonic() < end:
        time.sleep(0.1)
    ticks = spark.table("ticks").count()
finally:
    query.stop()
'''


class SessionWorkloads:
    """For every kind of session; whoever mixes it in has a `notebook` with a running Spark."""

    def test_frames_go_to_pandas_and_back_with_arrow(self):
        self.check_frames("true")

    def test_udfs_plain_and_of_pandas(self):
        outcome = self.notebook.cell(FRAMES + UDFS, limit=180)
        self.assertIsNone(outcome.error, outcome.error)
        self.assertEqual("['ALTAIR!', 'DENEB!', 'VEGA!']", self.notebook.value("plain"))
        self.assertEqual("([0.06, 1.52, 2.5], 0.68, ['Altair', 'Vega'])", self.notebook.value("series, round(grouped, 2), mapped"))

    def test_stream_into_memory(self):
        outcome = self.notebook.cell(STREAM, limit=120)
        self.assertIsNone(outcome.error, outcome.error)
        self.assertEqual("True", self.notebook.value("ticks >= 20"))

    def test_thousand_partitions_with_progress(self):
        self.check_thousand_partitions("sum(id)")

    def check_frames(self, arrow):
        """All that Arrow does must come out the same without it."""
        setting = "spark.conf.set('spark.sql.execution.arrow.pyspark.enabled', '%s')" % arrow
        self.assertIsNone(self.notebook.cell(setting + FRAMES, limit=120).error)
        self.assertEqual("(['Vega', 'Altair', 'Deneb'], 'DataFrame', 'float64')", self.notebook.value(
            "list(stars['name']), type(stars).__name__, str(stars['magnitude'].dtype)"))
        self.assertEqual("(3, 'Table')", self.notebook.value("(lambda arrow: (arrow.num_rows, type(arrow).__name__))(table.toArrow())"))

    def check_thousand_partitions(self, total):
        """A job of a thousand tasks, told while it runs."""
        place = self.notebook.mark()
        code = "spark.range(0, 10 ** 6, 1, 1000).selectExpr('%s').first()[0]" % total
        self.assertEqual("499999500000", self.notebook.value(code, limit=180))
        self.notebook.value("0")
        told = [message for _, message in self.notebook.progress(place)]
        self.assertTrue(any(stage["total"] == 1000 for message in told for stage in message["stages"]), told)
        self.assertEqual([], told[-1]["stages"])


class ContextWorkloads(SessionWorkloads):
    """For a session with a context of its own, and so with the API below the frames."""

    def test_rdds(self):
        self.assertEqual("[('a', 4), ('b', 2)]", self.notebook.value(
            "sorted(sc.parallelize([('a', 1), ('b', 2), ('a', 3)], 3).reduceByKey(lambda x, y: x + y).collect())"))
        self.assertEqual("(60, 3)", self.notebook.value(
            "factor, seen = sc.broadcast(10), sc.accumulator(0)\n"
            "total = sc.parallelize([1, 2, 3]).map(lambda x: (seen.add(1), x * factor.value)[1]).sum()\n(total, seen.value)"))
