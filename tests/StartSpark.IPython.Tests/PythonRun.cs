namespace StartSpark.IPython.Tests;

/// <summary>What became of one Python file.</summary>
/// <param name="Outcomes">By test; what is no test of the file (a class that could not be set up, a file that does not compile) is here too.</param>
/// <param name="Words">What Python wrote beside.</param>
internal sealed record PythonRun(IReadOnlyDictionary<string, PythonOutcome> Outcomes, string Words);
