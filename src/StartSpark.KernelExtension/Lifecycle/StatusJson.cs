using System.Text.Json;
using StartSpark.Contracts;
using StartSpark.Contracts.Comm;

namespace StartSpark.KernelExtension.Lifecycle;

/// <summary>The bytes of a status as they travel.</summary>
internal static class StatusJson
{
    public static ReadOnlyMemory<byte> Write(StatusMessage status) =>
        JsonSerializer.SerializeToUtf8Bytes(status, ContractsJson.Default.StatusMessage);
}
