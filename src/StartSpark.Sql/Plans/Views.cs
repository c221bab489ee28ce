namespace StartSpark.Sql.Plans;

/// <summary>Temporary views as commands.</summary>
internal static class Views
{
    public static Protos.Command Create(Protos.Relation relation, string name, bool isGlobal, bool replace) => new()
    {
        CreateDataframeView = new Protos.CreateDataFrameViewCommand { Input = relation, Name = name, IsGlobal = isGlobal, Replace = replace },
    };
}
