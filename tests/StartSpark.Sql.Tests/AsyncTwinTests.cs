using System.Reflection;

namespace StartSpark.Sql.Tests;

/// <summary>
/// Whatever waits for Spark can be awaited instead. Which methods those are is not a list but read from the compiled code:
/// all that come to <see cref="Blocking"/>, the one place where the client waits.
/// </summary>
public sealed class AsyncTwinTests
{
    private static readonly MethodInfo[] Waiting = FindWaiting();

    [Fact]
    public void PublicSurface_WhereItWaitsForSpark_HasAnAsyncTwin()
    {
        Assert.Subset(
            Waiting.Select(method => method.Name).ToHashSet(),
            new HashSet<string> { "Collect", "ToLocalIterator", "Columns", "Show", "Cache", "Sum", "SaveAsTable", "Sql", "GetOrCreate", "Stop", "TableExists", "Get" });
        Assert.Empty(Waiting.Where(method => !method.DeclaringType!.GetMethods().Any(other => IsTwin(other, method))).Select(Text));
    }

    [Fact]
    public void AsyncMethods_OfThePublicSurface_NeverBlock() =>
        Assert.Empty(Waiting.Where(method => method.Name.EndsWith("Async", StringComparison.Ordinal)).Select(Text));

    private static MethodInfo[] FindWaiting()
    {
        var graph = new CallGraph(typeof(Blocking));
        return [.. typeof(SparkSession).Assembly.GetExportedTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(graph.Reaches)];
    }

    /// <summary>The same arguments under the same names in the same order, then a token; ending what is owned cannot be given up.</summary>
    private static bool IsTwin(MethodInfo other, MethodInfo method)
    {
        var wanted = method.GetParameters();
        var offered = other.GetParameters();
        return other.Name == method.Name + "Async"
            && ReturnsLater(other.ReturnType, method.ReturnType)
            && offered.Length >= wanted.Length
            && wanted.Zip(offered).All(pair => pair.First.Name == pair.Second.Name && pair.Second.ParameterType.IsAssignableFrom(pair.First.ParameterType))
            && offered[wanted.Length..].All(parameter => parameter.IsOptional)
            && (method.Name is "Stop" or "Dispose" || offered[^1].ParameterType == typeof(CancellationToken));
    }

    private static bool ReturnsLater(Type later, Type now) =>
        now == typeof(void) ? later == typeof(Task) || later == typeof(ValueTask)
        : later == typeof(Task<>).MakeGenericType(now)
            || (now.IsGenericType && later == typeof(IAsyncEnumerable<>).MakeGenericType(now.GetGenericArguments()));

    private static string Text(MethodInfo method) =>
        $"{method.DeclaringType!.Name}.{method.Name}({string.Join(", ", method.GetParameters().Select(parameter => $"{parameter.ParameterType.Name} {parameter.Name}"))})";
}
