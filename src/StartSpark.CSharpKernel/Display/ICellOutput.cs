namespace StartSpark.CSharpKernel.Display;

/// <summary>The running kernel behind <see cref="Cell"/>.</summary>
internal interface ICellOutput
{
    void Display(object? value, string displayId, bool isUpdate);

    void Clear(bool wait);

    string Ask(string prompt, bool isPassword);
}
