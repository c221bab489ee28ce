using System.IO.Compression;
using System.Text.Json;

namespace StartSpark.ServerExtension.PythonKernels;

/// <summary>
/// The whole extension as one piece of Python, for a kernel that another server started, perhaps on another machine: the
/// sources travel inside it, and an importer made of a few lines finds them there.
/// </summary>
internal sealed class PythonExtensionCode(PythonExtensionFiles files)
{
    private const string Loader = """
        def _startspark_install():
            import base64, importlib.util, json, sys, zlib

            name = "startspark_ipython"
            if name not in sys.modules:
                sources = json.loads(zlib.decompress(base64.b64decode(_startspark_sources)))

                class Sources:
                    @staticmethod
                    def find_spec(module, path=None, target=None):
                        if module not in sources:
                            return None
                        package = any(other.startswith(module + ".") for other in sources)
                        return importlib.util.spec_from_loader(module, Sources, is_package=package)

                    @staticmethod
                    def create_module(spec):
                        return None

                    @staticmethod
                    def exec_module(module):
                        source = sources[module.__name__]
                        exec(compile(source, "<%s>" % module.__name__, "exec"), module.__dict__)

                sys.meta_path.insert(0, Sources)
            importlib.import_module(name).install(get_ipython().kernel)

        try:
            _startspark_install()
        finally:
            del _startspark_install, _startspark_sources

        """;

    private readonly Lazy<string> _code = new(() => Write(files.ReadModules()));

    /// <summary>The code; reading the files once is enough, they are the program's own.</summary>
    public string Code => _code.Value;

    private static string Write(IReadOnlyDictionary<string, string> modules)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string>(modules), PythonKernelsJson.Default.DictionaryStringString);
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            zip.Write(json);
        }

        return $"_startspark_sources = \"{Convert.ToBase64String(packed.ToArray())}\"\n{Loader}";
    }
}
