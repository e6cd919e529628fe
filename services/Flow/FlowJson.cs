using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bridge.Flow;

/// <summary>How Flow writes what it keeps of the engine's and of contracts' records.</summary>
static class FlowJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        // Rows outlive versions: a record that another version wrote may name its type anywhere.
        AllowOutOfOrderMetadataProperties = true,
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException($"A stored {typeof(T).Name} is null.");

    /// <summary>
    /// Kept as <c>json</c>, not <c>jsonb</c>: nothing searches inside, the order of properties stays, and a definition reads back byte for byte as it was written.
    /// The records are immutable: another value is another instance.
    /// </summary>
    public static PropertyBuilder<T> IsJson<T>(this PropertyBuilder<T> property) where T : class? =>
        property.HasColumnType("json").HasConversion(value => Write(value), json => Read<T>(json), new ValueComparer<T>(
            (a, b) => ReferenceEquals(a, b), value => RuntimeHelpers.GetHashCode(value), value => value));
}
