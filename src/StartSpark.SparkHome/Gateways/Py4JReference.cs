namespace StartSpark.SparkHome.Gateways;

/// <summary>An object that lives in the JVM.</summary>
/// <param name="Id">Its name there, such as <c>o7</c>.</param>
public readonly record struct Py4JReference(string Id);
