using Microsoft.Extensions.Options;

namespace Bridge.WhatsAppSandbox.State;

/// <summary>Where conversations and media are kept: the directory that was set, or one that ends with the process.</summary>
internal sealed class DataDirectory : IDisposable
{
    private readonly bool _temporary;

    public DataDirectory(IOptions<SandboxOptions> options)
    {
        _temporary = options.Value.DataDirectory is null;
        Path = options.Value.DataDirectory is { } set ? Directory.CreateDirectory(set).FullName : Directory.CreateTempSubdirectory("whatsapp-sandbox-").FullName;
    }

    public string Path { get; }

    public string File(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    public void Dispose()
    {
        if (_temporary)
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
