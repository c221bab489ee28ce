using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StartSpark.CSharpKernel.Extensibility;

namespace StartSpark.CSharpKernel.Scripting;

/// <summary>Recognises what notebooks of .NET Interactive ask for and this kernel can't do yet, and says what to do instead.</summary>
internal static class UnsupportedDirectives
{
    /// <summary>Throws when the cell has a magic command or a NuGet reference.</summary>
    /// <exception cref="CodeCompilationException">It has one.</exception>
    public static void ThrowIfAny(SyntaxTree tree)
    {
        var root = tree.GetRoot();
        if (!root.ContainsDirectives)
        {
            return;
        }

        foreach (var trivia in root.DescendantTrivia())
        {
            var reason = trivia.GetStructure() switch
            {
                ReferenceDirectiveTriviaSyntax reference => NuGet(reference.File.ValueText),
                ShebangDirectiveTriviaSyntax => Magic(trivia.ToString()),
                BadDirectiveTriviaSyntax bad when bad.ToString().StartsWith("#!", StringComparison.Ordinal) => Magic(bad.ToString()),
                _ => null,
            };
            if (reason is not null)
            {
                var line = trivia.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
                throw new CodeCompilationException(
                    string.Create(CultureInfo.InvariantCulture, $"{tree.FilePath}, line {line}: {reason}"));
            }
        }
    }

    private static string? NuGet(string file)
    {
        if (!file.StartsWith("nuget", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var package = file[(file.IndexOf(':', StringComparison.Ordinal) + 1)..].Split(',')[0].Trim();
        return $"NuGet references such as \"{file}\" are not supported yet. Until then, put the package's files into a "
            + $"folder (\"dotnet publish\" of a project that refers to it does that) and write #r \"path/to/{package}.dll\".";
    }

    private static string Magic(string line)
    {
        var name = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[0];
        return name is "#!csharp" or "#!c#"
            ? $"{name} is not needed here: every cell is C#. Remove the line and run the cell again."
            : $"{name} is a magic command of .NET Interactive, which this kernel does not run yet. Remove the line; "
                + "a cell here holds C# alone, and text goes into a Markdown cell.";
    }
}
