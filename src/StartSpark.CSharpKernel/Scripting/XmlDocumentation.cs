using System.Runtime.InteropServices;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace StartSpark.CSharpKernel.Scripting;

/// <summary>Reads the documentation of a symbol: from the cell itself, the file beside its assembly, or the SDK's pack.</summary>
internal static class XmlDocumentation
{
    private static readonly Lazy<string?> Pack = new(FindPack);

    /// <summary>The parts worth reading, with their headings; the summary has none.</summary>
    public static IEnumerable<(string Heading, string Body)> SectionsOf(
        ISymbol symbol, Compilation compilation, CancellationToken cancellationToken)
    {
        if (Find(symbol, compilation, cancellationToken) is not { } member)
        {
            yield break;
        }

        foreach (var element in member.Elements())
        {
            var heading = element.Name.LocalName switch
            {
                "summary" => "",
                "param" => element.Attribute("name")?.Value ?? "",
                "returns" => "Returns",
                "value" => "Value",
                "remarks" => "Remarks",
                "exception" => ShortName(element.Attribute("cref")?.Value),
                _ => null,
            };
            var body = TextOf(element);
            if (heading is not null && body.Length > 0)
            {
                yield return (heading, body);
            }
        }
    }

    private static XElement? Find(ISymbol symbol, Compilation compilation, CancellationToken cancellationToken)
    {
        var definition = (symbol as IMethodSymbol)?.ReducedFrom ?? symbol;
        for (ISymbol? next = definition.OriginalDefinition; next is not null; next = Inherited(next))
        {
            var member = next.Locations.Any(location => location.IsInSource)
                ? Parse(next.GetDocumentationCommentXml(cancellationToken: cancellationToken))
                : FromFile(next, compilation);
            if (member is not null && member.Element("inheritdoc") is null)
            {
                return member;
            }
        }

        return null;
    }

    private static ISymbol? Inherited(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { OverriddenMethod: { } method } => method.OriginalDefinition,
        IPropertySymbol { OverriddenProperty: { } property } => property.OriginalDefinition,
        IMethodSymbol or IPropertySymbol or IEventSymbol => symbol.ContainingType?.AllInterfaces
            .SelectMany(type => type.GetMembers(symbol.Name))
            .FirstOrDefault(member => SymbolEqualityComparer.Default.Equals(
                symbol.ContainingType.FindImplementationForInterfaceMember(member), symbol))
            ?.OriginalDefinition,
        _ => null,
    };

    private static XElement? FromFile(ISymbol symbol, Compilation compilation)
    {
        var assembly = symbol.ContainingAssembly;
        if (assembly is null || symbol.GetDocumentationCommentId() is not { } id)
        {
            return null;
        }

        var path = (compilation.GetMetadataReference(assembly) as PortableExecutableReference)?.FilePath;
        var file = path is not null && Path.IsPathRooted(path)
            ? Path.ChangeExtension(path, ".xml")
            : Pack.Value is { } pack ? Path.Combine(pack, assembly.Name + ".xml") : null;
        if (!File.Exists(file))
        {
            return null;
        }

        // Read through, not kept: the largest of these files has ten megabytes, and people ask seldom.
        using var reader = XmlReader.Create(file, new XmlReaderSettings { IgnoreWhitespace = false });
        while (reader.ReadToFollowing("member"))
        {
            if (reader.GetAttribute("name") == id)
            {
                return (XElement)XNode.ReadFrom(reader);
            }
        }

        return null;
    }

    private static XElement? Parse(string? xml)
    {
        try
        {
            return string.IsNullOrEmpty(xml) ? null : XElement.Parse(xml, LoadOptions.PreserveWhitespace);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static string TextOf(XElement element)
    {
        var text = new StringBuilder();
        Append(text, element);
        var words = text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words);
    }

    private static void Append(StringBuilder text, XElement element)
    {
        foreach (var node in element.Nodes())
        {
            switch (node)
            {
                case XText plain:
                    text.Append(plain.Value);
                    break;
                case XElement { IsEmpty: true } reference:
                    text.Append(reference.Attribute("langword")?.Value
                        ?? reference.Attribute("name")?.Value
                        ?? ShortName(reference.Attribute("cref")?.Value));
                    break;
                case XElement inner:
                    text.Append(' ');
                    Append(text, inner);
                    text.Append(inner.Name.LocalName is "para" or "item" ? " " : "");
                    break;
            }
        }
    }

    private static string ShortName(string? reference)
    {
        var name = reference?[(reference.IndexOf(':', StringComparison.Ordinal) + 1)..].Split('(')[0].Split('`')[0] ?? "";
        return name[(name.LastIndexOf('.') + 1)..];
    }

    private static string? FindPack()
    {
        // …/dotnet/shared/Microsoft.NETCore.App/10.0.0/ → …/dotnet/packs/Microsoft.NETCore.App.Ref/10.0.*/ref/net10.0
        var shared = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        var packs = Path.Combine(shared, "packs", "Microsoft.NETCore.App.Ref");
        return Directory.Exists(packs)
            ? Directory.EnumerateDirectories(packs, "10.*")
                .Select(folder => Path.Combine(folder, "ref", "net10.0"))
                .Where(Directory.Exists)
                .Order(StringComparer.Ordinal)
                .LastOrDefault()
            : null;
    }
}
