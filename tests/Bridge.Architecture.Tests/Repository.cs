using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace Bridge.Architecture.Tests;

/// <summary>The source tree, as it is checked out.</summary>
static class Repository
{
    static readonly string[] NotSource = ["artifacts", "node_modules", ".git", ".data", ".test-data", "dist", "dist-phone"];

    public static string Root { get; } = FindRoot();

    public static IEnumerable<string> Files(string folder, string pattern)
    {
        var path = Path.Combine(Root, folder);
        return !Directory.Exists(path)
            ? []
            : Directory.EnumerateFiles(path, pattern).Concat(Directory.EnumerateDirectories(path)
                .Where(d => !NotSource.Contains(Path.GetFileName(d)))
                .SelectMany(d => Files(Path.GetRelativePath(Root, d), pattern)));
    }

    public static IEnumerable<Project> Projects(string folder) => Files(folder, "*.csproj").Select(Project.Read);

    static string FindRoot([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}

sealed record Project(string Name, IReadOnlyList<string> References, IReadOnlyList<string> Packages)
{
    public static Project Read(string path)
    {
        var xml = XDocument.Load(path);
        return new Project(
            Path.GetFileNameWithoutExtension(path),
            [.. xml.Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')))],
            [.. xml.Descendants("PackageReference").Where(p => p.Attribute("PrivateAssets")?.Value != "all").Select(p => p.Attribute("Include")!.Value)]);
    }
}
