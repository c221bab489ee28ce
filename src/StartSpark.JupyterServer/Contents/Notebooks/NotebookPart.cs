namespace StartSpark.JupyterServer.Contents.Notebooks;

/// <summary>What a value means by its place in a notebook of format 4.</summary>
internal enum NotebookPart
{
    /// <summary>Nothing special: copied as it is.</summary>
    Other,

    /// <summary>The notebook itself.</summary>
    Notebook,

    /// <summary>The notebook's metadata.</summary>
    NotebookMetadata,

    /// <summary>The list of cells.</summary>
    Cells,

    /// <summary>A cell that is not code.</summary>
    Cell,

    /// <summary>A code cell.</summary>
    CodeCell,

    /// <summary>The metadata of a cell that is not code.</summary>
    CellMetadata,

    /// <summary>The metadata of a code cell, which tells whether its outputs are trusted.</summary>
    CodeCellMetadata,

    /// <summary>The files attached to a cell, by name.</summary>
    Attachments,

    /// <summary>The list of a cell's outputs.</summary>
    Outputs,

    /// <summary>An output that holds data by media type.</summary>
    DataOutput,

    /// <summary>An output that holds text: a stream or an error.</summary>
    TextOutput,

    /// <summary>Data by media type.</summary>
    MimeBundle,

    /// <summary>Text: on disk a list of lines, elsewhere one string.</summary>
    Lines,

    /// <summary>Data that old notebooks may hold as a list of lines; new ones hold one string.</summary>
    JoinedData,
}
