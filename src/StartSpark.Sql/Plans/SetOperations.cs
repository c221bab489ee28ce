using SetOpType = StartSpark.Sql.Protos.SetOperation.Types.SetOpType;

namespace StartSpark.Sql.Plans;

/// <summary>Union, intersect and except as relations.</summary>
internal static class SetOperations
{
    public static Protos.Relation Union(DataFrame left, DataFrame right) => Create(left, right, SetOpType.Union, isAll: true);

    public static Protos.Relation UnionByName(DataFrame left, DataFrame right, bool allowMissingColumns)
    {
        var relation = Create(left, right, SetOpType.Union, isAll: true);
        relation.SetOp.ByName = true;
        relation.SetOp.AllowMissingColumns = allowMissingColumns;
        return relation;
    }

    public static Protos.Relation Intersect(DataFrame left, DataFrame right, bool isAll) => Create(left, right, SetOpType.Intersect, isAll);

    public static Protos.Relation Except(DataFrame left, DataFrame right, bool isAll) => Create(left, right, SetOpType.Except, isAll);

    private static Protos.Relation Create(DataFrame left, DataFrame right, SetOpType type, bool isAll)
    {
        left.RequireSameSession(right);
        return new Protos.Relation
        {
            SetOp = new Protos.SetOperation { LeftInput = left.Relation, RightInput = right.Relation, SetOpType = type, IsAll = isAll },
        };
    }
}
