using Google.Protobuf;
using StartSpark.Sql.Connect;
using ArrowBatch = StartSpark.Sql.Protos.ExecutePlanResponse.Types.ArrowBatch;

namespace StartSpark.Sql.Tests.Connect;

public sealed class ArrowBatchesTests
{
    [Fact]
    public void Add_ChunksInOrder_GivesTheWholeAtTheLast()
    {
        var batches = new ArrowBatches();
        Assert.Null(batches.Add(Chunk("ab", 0, 3)));
        Assert.Null(batches.Add(Chunk("cd", 1, 3)));
        Assert.Equal("abcde"u8.ToArray(), batches.Add(Chunk("e", 2, 3))!.Value.ToArray());
        batches.Finish();
    }

    [Fact]
    public void Add_ChunkMissing_IsAnError()
    {
        var batches = new ArrowBatches();
        batches.Add(Chunk("ab", 0, 3));
        Assert.Throws<SparkConnectException>(() => batches.Add(Chunk("e", 2, 3)));
    }

    [Fact]
    public void Add_WrongOffset_IsAnError()
    {
        var batches = new ArrowBatches();
        batches.Add(new ArrowBatch { Data = ByteString.Empty, RowCount = 10, StartOffset = 0 });
        Assert.Throws<SparkConnectException>(() => batches.Add(new ArrowBatch { Data = ByteString.Empty, RowCount = 1, StartOffset = 11 }));
    }

    [Fact]
    public void Finish_InTheMiddleOfABatch_IsAnError()
    {
        var batches = new ArrowBatches();
        batches.Add(Chunk("ab", 0, 2));
        Assert.Throws<SparkConnectException>(batches.Finish);
    }

    private static ArrowBatch Chunk(string data, long index, long count) =>
        new() { Data = ByteString.CopyFromUtf8(data), RowCount = 1, StartOffset = 0, ChunkIndex = index, NumChunksInBatch = count };
}
