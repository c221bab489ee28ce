namespace StartSpark.EndToEnd.Tests.Stories;

/// <summary>What a person does in one round; each ends without a Spark.</summary>
public enum RoundAct
{
    /// <summary>Start, use, stop.</summary>
    StartAndStop,

    /// <summary>Start and cancel at a stage.</summary>
    Cancel,

    /// <summary>Start, edit, apply, stop.</summary>
    Edit,

    /// <summary>Start what cannot succeed, choose another, start, stop.</summary>
    FailAndRetry,

    /// <summary>The driver is killed; try again; stop.</summary>
    LoseAndRetry,

    /// <summary>The page is loaded again while Spark runs.</summary>
    Reload,
}
