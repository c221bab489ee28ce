using Google.Protobuf.Reflection;

namespace StartSpark.Sql.Tests.Connect;

/// <summary>Our own protos against those of the installed Spark: whatever we name must be the same thing there.</summary>
public sealed class ProtoDescriptorTests
{
    private static readonly FileDescriptor[] Ours =
    [
        Protos.BaseReflection.Descriptor,
        Protos.TypesReflection.Descriptor,
        Protos.CommonReflection.Descriptor,
        Protos.ExpressionsReflection.Descriptor,
        Protos.RelationsReflection.Descriptor,
        Protos.CommandsReflection.Descriptor,
        Protos.CatalogReflection.Descriptor,
    ];

    [Fact]
    public async Task Messages_OfOurProtos_AgreeWithTheInstalledSpark()
    {
        var theirs = new Dictionary<string, string>();
        foreach (var file in await InstalledDescriptors.ReadAsync(TestContext.Current.CancellationToken))
        {
            Describe(file, theirs);
        }

        var ours = new Dictionary<string, string>();
        foreach (var file in Ours)
        {
            Describe(file.ToProto(), ours);
        }

        Assert.True(ours.Count > 900, $"Only {ours.Count} facts were found in our own protos.");
        Assert.Empty(ours
            .Where(fact => theirs.GetValueOrDefault(fact.Key) != fact.Value)
            .Select(fact => $"{fact.Key}: ours {fact.Value}, Spark's {theirs.GetValueOrDefault(fact.Key) ?? "absent"}"));
    }

    private static void Describe(FileDescriptorProto file, Dictionary<string, string> facts)
    {
        var scope = "." + file.Package;
        foreach (var message in file.MessageType)
        {
            Describe(message, scope, facts);
        }

        foreach (var type in file.EnumType)
        {
            Describe(type, scope, facts);
        }

        foreach (var service in file.Service)
        {
            foreach (var method in service.Method)
            {
                facts[$"{scope}.{service.Name}.{method.Name}()"] =
                    $"{(method.ClientStreaming ? "stream " : "")}{method.InputType} -> {(method.ServerStreaming ? "stream " : "")}{method.OutputType}";
            }
        }
    }

    private static void Describe(DescriptorProto message, string scope, Dictionary<string, string> facts)
    {
        var name = $"{scope}.{message.Name}";
        facts[name] = message.Options?.MapEntry == true ? "map entry" : "message";
        foreach (var field in message.Field)
        {
            var oneof = field.HasOneofIndex ? message.OneofDecl[field.OneofIndex].Name : "none";
            facts[$"{name}#{field.Number}"] =
                $"{field.Name} {field.Label} {field.Type} {field.TypeName} optional={field.Proto3Optional} oneof={oneof} packed={field.Options?.HasPacked}";
        }

        foreach (var nested in message.NestedType)
        {
            Describe(nested, name, facts);
        }

        foreach (var type in message.EnumType)
        {
            Describe(type, name, facts);
        }
    }

    private static void Describe(EnumDescriptorProto type, string scope, Dictionary<string, string> facts)
    {
        facts[$"{scope}.{type.Name}"] = "enum";
        foreach (var value in type.Value)
        {
            facts[$"{scope}.{type.Name}.{value.Name}"] = $"{value.Number}";
        }
    }
}
