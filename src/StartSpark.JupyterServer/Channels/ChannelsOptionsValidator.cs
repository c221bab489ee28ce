using Microsoft.Extensions.Options;

namespace StartSpark.JupyterServer.Channels;

/// <summary>Generated check of the options' ranges, made when the host starts.</summary>
[OptionsValidator]
internal sealed partial class ChannelsOptionsValidator : IValidateOptions<ChannelsOptions>;
