namespace StartSpark.Testing;

/// <summary>
/// For programs that live for seconds: only the quick one of the two compilers that Java has, and .NET too. The thorough ones take half of all
/// the time that a test's programs spend on a processor, for code that ends before it pays. A story of the program as it is shipped goes without.
/// </summary>
public static class QuickCompilers
{
    /// <summary>The environment that asks for it.</summary>
    public static IReadOnlyDictionary<string, string> Variables { get; } = new Dictionary<string, string>
    {
        // Java's first tier of compiled code is its last.
        ["JAVA_TOOL_OPTIONS"] = "-XX:TieredStopAtLevel=1",
        // In .NET: no measuring for a second compilation, which comes after so many calls (hexadecimal) instead of 30.
        ["DOTNET_TieredPGO"] = "0",
        ["DOTNET_TC_CallCountThreshold"] = "1000",
    };

    /// <summary>What a program gets that is to run as shipped.</summary>
    public static IReadOnlyDictionary<string, string?> None { get; } = Variables.Keys.ToDictionary(name => name, _ => (string?)null);

    /// <summary>For all that this test program starts, unless the machine says otherwise.</summary>
    public static void UseEverywhere()
    {
        foreach (var (name, value) in Variables)
        {
            if (Environment.GetEnvironmentVariable(name) is null)
            {
                Environment.SetEnvironmentVariable(name, value);
            }
        }
    }
}
