namespace StartSpark.IPython.Tests;

/// <summary>What <c>report.py</c> tells of one Python test.</summary>
/// <param name="Test">The class and the method.</param>
/// <param name="Outcome"><c>passed</c>, <c>failed</c> or <c>skipped</c>.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Text">Why it failed or was skipped.</param>
internal sealed record PythonOutcome(string Test, string Outcome, double Seconds, string Text);
