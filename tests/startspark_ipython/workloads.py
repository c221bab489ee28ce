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


def frames(test, notebook, arrow):
    """Pandas to Spark and back; all that Arrow does must come out the same without it."""
    setting = "spark.conf.set('spark.sql.execution.arrow.pyspark.enabled', '%s')" % ("true" if arrow else "false")
    test.assertIsNone(notebook.cell(setting + FRAMES, limit=120).error)
    test.assertEqual("(['Vega', 'Altair', 'Deneb'], 'DataFrame', 'float64')", notebook.value(
        "list(stars['name']), type(stars).__name__, str(stars['magnitude'].dtype)"))
    test.assertEqual("(3, 'Table')", notebook.value("(lambda arrow: (arrow.num_rows, type(arrow).__name__))(table.toArrow())"))


def udfs(test, notebook):
    """Plain ones, of series, of groups, and whole frames."""
    outcome = notebook.cell(FRAMES + UDFS, limit=180)
    test.assertIsNone(outcome.error, outcome.error)
    test.assertEqual("['ALTAIR!', 'DENEB!', 'VEGA!']", notebook.value("plain"))
    test.assertEqual("([0.06, 1.52, 2.5], 0.68, ['Altair', 'Vega'])", notebook.value("series, round(grouped, 2), mapped"))


def rdds(test, notebook):
    """The API below the frames: shuffles, broadcast, accumulators, files."""
    test.assertEqual("[('a', 4), ('b', 2)]", notebook.value(
        "sorted(sc.parallelize([('a', 1), ('b', 2), ('a', 3)], 3).reduceByKey(lambda x, y: x + y).collect())"))
    test.assertEqual("(60, 3)", notebook.value(
        "factor, seen = sc.broadcast(10), sc.accumulator(0)\n"
        "total = sc.parallelize([1, 2, 3]).map(lambda x: (seen.add(1), x * factor.value)[1]).sum()\n(total, seen.value)"))


def stream(test, notebook):
    """Rows of a rate source in a table in memory."""
    outcome = notebook.cell(STREAM, limit=120)
    test.assertIsNone(outcome.error, outcome.error)
    test.assertEqual("True", notebook.value("ticks >= 20"))


def thousand_partitions(test, notebook, code="spark.range(0, 10 ** 6, 1, 1000).selectExpr('sum(id) AS s').first()[0]"):
    """A job of a thousand tasks, told while it runs."""
    place = notebook.mark()
    test.assertEqual("499999500000", notebook.value(code, limit=180))
    notebook.value("0")
    told = [message for _, message in notebook.progress(place)]
    test.assertTrue(any(stage["total"] == 1000 for message in told for stage in message["stages"]), told)
    test.assertEqual([], told[-1]["stages"])
