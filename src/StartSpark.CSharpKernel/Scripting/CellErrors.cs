using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace StartSpark.CSharpKernel.Scripting;

/// <summary>Writes what a cell threw as a person wants it: the message, then the lines of cells that led to it.</summary>
internal static class CellErrors
{
    private const int ForeignFrames = 5;
    private const int ShownFrames = 20;

    /// <summary>The lines of the traceback; the first is the exception's type and message.</summary>
    public static IReadOnlyList<string> Describe(Exception error)
    {
        List<string> lines = [];
        Append(lines, error, "");
        return lines;
    }

    private static void Append(List<string> lines, Exception error, string prefix)
    {
        lines.Add($"{prefix}{error.GetType().FullName}: {error.Message}");
        if (error is AggregateException several)
        {
            foreach (var inner in several.InnerExceptions)
            {
                Append(lines, inner, " ---> ");
            }
        }
        else if (error.InnerException is { } inner)
        {
            Append(lines, inner, " ---> ");
        }

        lines.AddRange(Frames(error));
    }

    private static List<string> Frames(Exception error)
    {
        List<string> cells = [];
        List<string> others = [];
        foreach (var frame in new StackTrace(error, fNeedFileInfo: true).GetFrames())
        {
            if (frame.GetMethod() is not { } method)
            {
                continue;
            }

            var isCell = method.Module.Assembly.GetName().Name?.StartsWith("Cell-", StringComparison.Ordinal) == true;
            if (isCell && frame.GetFileLineNumber() > 0)
            {
                var name = NameOf(method.Name, method.DeclaringType);
                var place = string.Create(CultureInfo.InvariantCulture, $"{frame.GetFileName()}, line {frame.GetFileLineNumber()}");
                cells.Add(name is null ? $"   at {place}" : $"   at {name} in {place}");
            }
            else if (!isCell && others.Count < ForeignFrames)
            {
                others.Add($"   at {method.DeclaringType?.FullName}.{method.Name}");
            }
        }

        return cells.Count > 0 ? Shorten(cells) : others;
    }

    /// <summary>An endless recursion has tens of thousands of frames, of which a few tell the story.</summary>
    private static List<string> Shorten(List<string> lines) => lines.Count <= ShownFrames
        ? lines
        : [.. lines.Take(ShownFrames / 2), $"   … {lines.Count - ShownFrames} more", .. lines.TakeLast(ShownFrames / 2)];

    /// <summary>The name in the person's code of a compiled method; null for the statements of the cell itself.</summary>
    private static string? NameOf(string method, Type? type)
    {
        // "MoveNext" of an async method or iterator: the type's name holds the method's.
        var name = method == "MoveNext" && type is not null ? type.Name : method;
        var start = name.IndexOf(">g__", StringComparison.Ordinal);
        if (start >= 0)
        {
            var end = name.IndexOf('|', start);
            return name[(start + 4)..(end < 0 ? name.Length : end)];
        }

        if (name.Contains("<Initialize>", StringComparison.Ordinal))
        {
            return null;
        }

        if (name.StartsWith('<') && name.IndexOf('>', StringComparison.Ordinal) is > 1 and var close)
        {
            name = name[1..close];
        }

        var owner = type is null || method == "MoveNext" ? type?.DeclaringType : type;
        return owner is null || owner is { DeclaringType: null, Name: "Script" } || owner.Name.StartsWith('<')
            ? name
            : new StringBuilder(owner.Name).Append('.').Append(name).ToString();
    }
}
