"""Finds Spark and Java, and starts the gateway JVM that classic PySpark makes its Spark in."""
