using System.Globalization;
using System.Text.Json;

namespace TrytonAdapter.Rpc;

/// <summary>What JSON does not have, as Tryton writes it: <c>{"__class__": "Decimal", "decimal": "8.50"}</c>; and its conditions and related records.</summary>
internal static class Values
{
    public static object Amount(decimal amount) => new Dictionary<string, string>
    {
        ["__class__"] = "Decimal",
        ["decimal"] = amount.ToString(CultureInfo.InvariantCulture),
    };

    public static decimal? Amount(this JsonElement record, string field) => record.GetProperty(field) is { ValueKind: JsonValueKind.Object } amount
        // Divided, it loses the noughts at its end: Tryton says 8.5000000000000.
        ? decimal.Parse(amount.GetProperty("decimal").GetString()!, NumberStyles.Number, CultureInfo.InvariantCulture) / 1.0000000000000000000000000000m
        : null;

    public static string? Text(this JsonElement record, string field) => record.GetProperty(field).GetString();

    public static int Id(this JsonElement record, string field = "id") => record.GetProperty(field).GetInt32();

    public static int[] Ids(this JsonElement record, string field) => [.. record.GetProperty(field).EnumerateArray().Select(id => id.GetInt32())];

    public static object[] Where(params (string Field, string Is, object? Value)[] conditions) => [.. conditions.Select(c => new[] { c.Field, c.Is, c.Value })];

    /// <summary>Records made together with the one that owns them.</summary>
    public static object New(params object[] records) => new object[] { new object[] { "create", records } };

    /// <summary>Records that are there already.</summary>
    public static object Existing(int[] ids) => new object[] { new object[] { "add", ids } };
}
