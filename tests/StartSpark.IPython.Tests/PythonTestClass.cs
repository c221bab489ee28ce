namespace StartSpark.IPython.Tests;

/// <summary>A class of the Python tests as its text tells it.</summary>
/// <param name="Module">The file it is in, without <c>.py</c>.</param>
/// <param name="Name">Its name, which no other file uses.</param>
/// <param name="Bases">The names of the classes it is made from.</param>
/// <param name="Tests">The tests written in it.</param>
internal sealed record PythonTestClass(string Module, string Name, IReadOnlyList<string> Bases, List<string> Tests);
