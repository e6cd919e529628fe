using System.Security.Cryptography;

namespace Bridge.AppHost;

/// <summary>Generated passwords, one file each, in a folder that only its owner may enter.</summary>
internal sealed class Secrets
{
    readonly string _folder;

    public Secrets(string folder)
    {
        _folder = folder;
        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public string Of(string name) => Of(name, () => RandomNumberGenerator.GetHexString(32, lowercase: true));

    public string Of(string name, Func<string> make)
    {
        var file = Path.Combine(_folder, name);
        if (!File.Exists(file))
        {
            File.WriteAllText(file, make());
        }
        return File.ReadAllText(file).Trim();
    }
}
