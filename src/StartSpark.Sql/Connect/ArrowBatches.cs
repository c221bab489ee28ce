namespace StartSpark.Sql.Connect;

/// <summary>Puts the pieces of a result's Arrow batches together and holds them against the offsets that the server states, so that no row is lost or doubled unnoticed.</summary>
internal sealed class ArrowBatches
{
    private readonly List<ReadOnlyMemory<byte>> _chunks = [];
    private long _rows;

    /// <summary>Takes one piece.</summary>
    /// <returns>The whole Arrow stream when the piece completes a batch, else null.</returns>
    /// <exception cref="SparkConnectException">A piece is missing or out of order.</exception>
    public ReadOnlyMemory<byte>? Add(Protos.ExecutePlanResponse.Types.ArrowBatch batch)
    {
        if (batch.ChunkIndex != _chunks.Count)
        {
            throw new SparkConnectException($"A piece of the result is missing: piece {_chunks.Count} of an Arrow batch was due and piece {batch.ChunkIndex} came. Run the query again.");
        }

        if (_chunks.Count == 0 && batch.HasStartOffset && batch.StartOffset != _rows)
        {
            throw new SparkConnectException($"Rows of the result are missing: row {_rows} was due and row {batch.StartOffset} came. Run the query again.");
        }

        _chunks.Add(batch.Data.Memory);
        if (batch.NumChunksInBatch > _chunks.Count)
        {
            return null;
        }

        var whole = _chunks.Count == 1 ? _chunks[0] : Join();
        _chunks.Clear();
        _rows += batch.RowCount;
        return whole;
    }

    /// <summary>Compares the rows found in a batch with the number the server stated.</summary>
    /// <exception cref="SparkConnectException">They differ.</exception>
    public static void CheckCount(int found, long stated)
    {
        if (found != stated)
        {
            throw new SparkConnectException($"A part of the result holds {found} rows where Spark stated {stated}. Run the query again.");
        }
    }

    /// <summary>The result is complete; nothing may be left over.</summary>
    /// <exception cref="SparkConnectException">A batch is incomplete.</exception>
    public void Finish()
    {
        if (_chunks.Count > 0)
        {
            throw new SparkConnectException("The result ended in the middle of an Arrow batch. Run the query again.");
        }
    }

    private byte[] Join()
    {
        var joined = new byte[_chunks.Sum(chunk => (long)chunk.Length)];
        var position = 0;
        foreach (var chunk in _chunks)
        {
            chunk.CopyTo(joined.AsMemory(position));
            position += chunk.Length;
        }

        return joined;
    }
}
