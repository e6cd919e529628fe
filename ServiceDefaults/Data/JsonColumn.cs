using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bridge.ServiceDefaults;

public static class JsonColumn
{
    /// <summary>
    /// A value kept whole as jsonb, written as contracts are. Replace it, never change it in place: it is compared by what it would be written as.
    /// </summary>
    public static PropertyBuilder<T> HasJson<T>(this PropertyBuilder<T> property) => property.HasColumnType("jsonb").HasConversion(
        value => JsonSerializer.Serialize(value, BridgeJson.Options),
        json => JsonSerializer.Deserialize<T>(json, BridgeJson.Options)!,
        new ValueComparer<T>((a, b) => Written(a) == Written(b), value => Written(value).GetHashCode(StringComparison.Ordinal), value => value));

    static string Written<T>(T value) => JsonSerializer.Serialize(value, BridgeJson.Options);
}
