namespace StartSpark.SparkHome.Installing;

/// <summary>A mirror cannot give what it has, in words that follow its name; the next one may.</summary>
internal sealed class MirrorException(string message, Exception? inner = null) : Exception(message, inner);
