using StartSpark.Contracts.Comm;
using StartSpark.Sql;

namespace StartSpark.KernelExtension.Progress;

/// <summary>
/// Makes one list of stages of what Spark tells of a cell's queries. Spark tells of each query how many tasks run, not in
/// which stage: where its own pages say more, that is taken.
/// </summary>
internal static class StageMerger
{
    public static IReadOnlyList<ProgressStage> Merge(IEnumerable<SparkQueryProgress> queries, IReadOnlyDictionary<long, StageDetail> details) =>
    [
        .. queries.SelectMany(query => Stages(query, details)).OrderBy(stage => stage.Id),
    ];

    private static IEnumerable<ProgressStage> Stages(SparkQueryProgress query, IReadOnlyDictionary<long, StageDetail> details)
    {
        var unassigned = query.RunningTasks;
        foreach (var stage in query.Stages.OrderBy(stage => stage.StageId))
        {
            var left = stage.IsDone ? 0 : Math.Max(0, stage.Tasks - stage.CompletedTasks);
            var detail = details.GetValueOrDefault(stage.StageId);
            var running = stage.IsDone ? 0 : Math.Min(left, detail?.Running ?? unassigned);
            unassigned -= Math.Min(unassigned, running);
            yield return new ProgressStage(
                Int(stage.StageId), Int(stage.CompletedTasks), Int(stage.Tasks), Int(running), Int(detail?.Failed ?? 0));
        }
    }

    private static int Int(long number) => (int)Math.Clamp(number, 0, int.MaxValue);
}
