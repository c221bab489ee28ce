namespace StartSpark.CSharpKernel.Dispatch;

/// <summary>The one place where a thread of a cell waits for a task: calls such as Console.ReadLine have no other way.</summary>
internal static class Blocking
{
    public static T Wait<T>(ValueTask<T> task) => task.AsTask().GetAwaiter().GetResult();

    public static void Wait(Task task) => task.GetAwaiter().GetResult();
}
