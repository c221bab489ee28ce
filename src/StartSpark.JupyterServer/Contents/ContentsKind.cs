namespace StartSpark.JupyterServer.Contents;

/// <summary>What Jupyter calls a content's type.</summary>
internal enum ContentsKind
{
    /// <summary>Any file that is not treated as a notebook.</summary>
    File,

    /// <summary>A folder.</summary>
    Directory,

    /// <summary>A file whose name ends in <c>.ipynb</c>.</summary>
    Notebook,
}
