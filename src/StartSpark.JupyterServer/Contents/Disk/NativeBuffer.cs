using System.Buffers;
using System.Runtime.InteropServices;

namespace StartSpark.JupyterServer.Contents.Disk;

/// <summary>A growing block of memory outside the managed heap, given back the moment it is disposed.</summary>
/// <remarks>A notebook of 50 MB passes through the server in one or two of these; as managed arrays they would stay in the large object heap for long. Whoever makes one disposes it.</remarks>
internal sealed unsafe class NativeBuffer : MemoryManager<byte>, IBufferWriter<byte>
{
    private const int SmallestCapacity = 4096;
    private byte* pointer;
    private int capacity;

    public NativeBuffer(int capacity = SmallestCapacity)
    {
        this.capacity = Math.Max(capacity, SmallestCapacity);
        pointer = (byte*)NativeMemory.Alloc((nuint)this.capacity);
    }

    /// <summary>How many bytes are written.</summary>
    public int Length { get; private set; }

    /// <summary>The bytes written so far, until the next write.</summary>
    public Span<byte> Written => new(Live, Length);

    /// <summary>The bytes written so far, until the next write.</summary>
    public override Memory<byte> Memory => CreateMemory(Length);

    public override Span<byte> GetSpan() => new(Live, capacity);

    public Span<byte> GetSpan(int sizeHint) => new(Reserve(sizeHint) + Length, capacity - Length);

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        _ = Reserve(sizeHint);
        return CreateMemory(Length, capacity - Length);
    }

    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, capacity - Length);
        Length += count;
    }

    /// <summary>Appends bytes; they must not be this buffer's own.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(new Span<byte>(Reserve(bytes.Length) + Length, bytes.Length));
        Length += bytes.Length;
    }

    public void WriteByte(byte value)
    {
        Reserve(1)[Length] = value;
        Length++;
    }

    // Native memory never moves under a live buffer unless it grows, and nothing grows one while it is pinned.
    public override MemoryHandle Pin(int elementIndex = 0) => new(Live + elementIndex);

    public void Dispose() => Dispose(disposing: true);

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing)
    {
        NativeMemory.Free(pointer);
        pointer = null;
        capacity = 0;
        Length = 0;
    }

    private byte* Live => pointer is not null ? pointer : throw new ObjectDisposedException(nameof(NativeBuffer));

    private byte* Reserve(int count)
    {
        byte* live = Live;
        if (capacity - Length >= Math.Max(count, 1))
        {
            return live;
        }

        var wanted = Math.Min(Math.Max((long)Length + Math.Max(count, 1), capacity * 2L), Array.MaxLength);
        if (wanted - Length < count)
        {
            throw new OutOfMemoryException("More than 2 GB do not fit into one buffer.");
        }

        pointer = (byte*)NativeMemory.Realloc(live, (nuint)wanted);
        capacity = (int)wanted;
        return pointer;
    }
}
