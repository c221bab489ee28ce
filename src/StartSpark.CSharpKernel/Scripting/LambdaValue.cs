namespace StartSpark.CSharpKernel.Scripting;

/// <summary>What becomes of the expression that is a lambda's body.</summary>
internal enum LambdaValue
{
    /// <summary>It is the result.</summary>
    Returned,

    /// <summary>It is evaluated for its effect.</summary>
    Dropped,
}
