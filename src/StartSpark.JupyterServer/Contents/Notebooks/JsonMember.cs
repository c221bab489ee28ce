namespace StartSpark.JupyterServer.Contents.Notebooks;

/// <summary>Where an object's member lies in its text; the name's range includes the quotes.</summary>
internal readonly record struct JsonMember(string Name, Range NameText, Range Value);
