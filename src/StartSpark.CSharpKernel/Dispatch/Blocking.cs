namespace StartSpark.CSharpKernel.Dispatch;

/// <summary>
/// The one place where a thread waits for a task: calls of cells such as Console.ReadLine have no other way, and the
/// kernel's own lanes keep off the thread pool, which a cell may fill.
/// </summary>
internal static class Blocking
{
    public static T Wait<T>(ValueTask<T> task) => task.AsTask().GetAwaiter().GetResult();

    public static T Wait<T>(Task<T> task) => task.GetAwaiter().GetResult();

    public static void Wait(Task task) => task.GetAwaiter().GetResult();
}
