using Microsoft.Extensions.Options;

namespace StartSpark.JupyterServer.Kernels;

/// <summary>Generated check of the options' ranges, made when the host starts.</summary>
[OptionsValidator]
internal sealed partial class KernelsOptionsValidator : IValidateOptions<KernelsOptions>;
