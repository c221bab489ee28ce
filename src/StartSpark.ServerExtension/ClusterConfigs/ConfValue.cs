namespace StartSpark.ServerExtension.ClusterConfigs;

/// <summary>The value of a Spark option: a text, or a secret's place, which only the kernel looks into.</summary>
public abstract record ConfValue
{
    /// <summary>A text that goes to Spark as it is.</summary>
    /// <param name="Text">The text.</param>
    public sealed record Literal(string Text) : ConfValue;

    /// <summary>A secret in an environment variable of the kernel.</summary>
    /// <param name="Name">The variable.</param>
    public sealed record FromEnvironment(string Name) : ConfValue;

    /// <summary>A secret in a file that the kernel can read; line breaks at its end do not belong to it.</summary>
    /// <param name="Path">The file, absolute.</param>
    public sealed record FromFile(string Path) : ConfValue;
}
