using System.Runtime.CompilerServices;
using StartSpark.Sql.Arrow;
using StartSpark.Sql.Types;

namespace StartSpark.Sql.Connect;

/// <summary>Runs plans and makes their responses into rows, relations and answers.</summary>
internal sealed class PlanRunner(ConnectClient client)
{
    public ConnectClient Client => client;

    /// <summary>The rows of a relation as they arrive.</summary>
    public async IAsyncEnumerable<ResultPart> ReadAsync(Protos.Relation relation, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var batches = new ArrowBatches();
        StructType? schema = null;
        await foreach (var response in client.ExecuteAsync(new Protos.Plan { Root = relation }, cancellationToken).ConfigureAwait(false))
        {
            if (response.Schema is not null)
            {
                schema = DataTypeProto.SchemaFromProto(response.Schema);
                yield return new ResultPart(schema, []);
            }

            if (response.ArrowBatch is { } batch && batches.Add(batch) is { } data)
            {
                schema ??= await SchemaAsync(relation, cancellationToken).ConfigureAwait(false);
                var rows = ArrowRows.Read(data, schema);
                ArrowBatches.CheckCount(rows.Count, batch.RowCount);
                yield return new ResultPart(schema, rows);
            }
        }

        batches.Finish();
    }

    /// <summary>All rows of a relation, in one list.</summary>
    public async Task<ResultPart> CollectAsync(Protos.Relation relation, CancellationToken cancellationToken)
    {
        StructType? schema = null;
        var rows = new List<Row>();
        await foreach (var part in ReadAsync(relation, cancellationToken).ConfigureAwait(false))
        {
            schema = part.Schema;
            rows.AddRange(part.Rows);
        }

        return new ResultPart(schema ?? await SchemaAsync(relation, cancellationToken).ConfigureAwait(false), rows);
    }

    /// <summary>The only value of a relation of one row and one column.</summary>
    public async Task<T> ValueAsync<T>(Protos.Relation relation, CancellationToken cancellationToken)
    {
        var result = await CollectAsync(relation, cancellationToken).ConfigureAwait(false);
        return result.Rows.Count == 1
            ? result.Rows[0].GetAs<T>(0)
            : throw new SparkConnectException($"Spark gave {result.Rows.Count} rows where one was due.");
    }

    /// <summary>Runs a command.</summary>
    /// <returns>The relation that a SQL command leaves, else null.</returns>
    public async Task<Protos.Relation?> CommandAsync(Protos.Command command, CancellationToken cancellationToken)
    {
        Protos.Relation? result = null;
        await foreach (var response in client.ExecuteAsync(new Protos.Plan { Command = command }, cancellationToken).ConfigureAwait(false))
        {
            result = response.SqlCommandResult?.Relation ?? result;
        }

        return result;
    }

    public async Task<StructType> SchemaAsync(Protos.Relation relation, CancellationToken cancellationToken)
    {
        var response = await client.AnalyzeAsync(
            new Protos.AnalyzePlanRequest { Schema = new() { Plan = new Protos.Plan { Root = relation } } },
            cancellationToken).ConfigureAwait(false);
        return DataTypeProto.SchemaFromProto(response.Schema.Schema_);
    }
}
