using System.Text.Json.Serialization;

namespace StartSpark.IPython.Tests;

/// <summary>How the lines of <c>report.py</c> are read.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PythonOutcome))]
internal sealed partial class PythonOutcomeJson : JsonSerializerContext;
