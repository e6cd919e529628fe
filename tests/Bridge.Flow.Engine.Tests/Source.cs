using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Bridge.Flow.Engine.Tests;

/// <summary>The files of the repository: what is shipped is what is tested, and what is expected is written back where it is kept.</summary>
internal static class Source
{
    public static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter() },
    };

    public static string Tests { get; } = Here();

    public static string Root { get; } = Path.GetFullPath(Path.Combine(Tests, "../.."));

    /// <summary>Set to write what comes out as what is expected: UPDATE_GOLDEN=1.</summary>
    public static bool Update { get; } = Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1";

    /// <summary>While mutants are tested each conversation reads the flows itself: what only the first of all tests ran, no other could kill.</summary>
    public static FlowBundle Defaults => Environment.GetEnvironmentVariable("BRIDGE_MUTATION") is null ? Read : new(1, Read.Flows);

    private static FlowBundle Read { get; } = new(1, Directory.EnumerateFiles(Path.Combine(Root, "services/Flow/Defaults"), "*.json")
        .ToDictionary(file => Path.GetFileNameWithoutExtension(file), file => JsonNode.Parse(File.ReadAllText(file))!.AsObject()));

    /// <summary>Compares with the file, or writes it.</summary>
    public static void Expect(string file, string actual)
    {
        if (Update)
        {
            File.WriteAllText(file, actual);
        }

        Assert.Equal(File.ReadAllText(file), actual);
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
