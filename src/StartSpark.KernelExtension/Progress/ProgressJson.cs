using System.Text.Json;
using StartSpark.Contracts;
using StartSpark.Contracts.Comm;

namespace StartSpark.KernelExtension.Progress;

/// <summary>The bytes of a progress message as they travel.</summary>
internal static class ProgressJson
{
    public static ReadOnlyMemory<byte> Write(ProgressMessage message) =>
        JsonSerializer.SerializeToUtf8Bytes(message, ContractsJson.Default.ProgressMessage);
}
