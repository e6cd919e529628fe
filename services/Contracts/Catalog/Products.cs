using System.Text.Json.Serialization;

namespace Bridge.Contracts.Catalog;

/// <summary>A product as customers may see it, whole. Older versions are ignored; texts are maps by language with "" for the ERP's own.</summary>
public sealed record ProductChanged
{
    public required Guid ProductId { get; init; }
    public required long Version { get; init; }
    public required string ExternalId { get; init; }
    public string? Sku { get; init; }
    public required IReadOnlyDictionary<string, string> Name { get; init; }
    public required IReadOnlyDictionary<string, string> Description { get; init; }
    public string? Category { get; init; }

    /// <summary>The ERP's base price; null where it has none.</summary>
    public decimal? Price { get; init; }

    public required string Currency { get; init; }
    public Messaging.ImageRef? Picture { get; init; }

    /// <summary>Useful sizes, smallest first, ready to show; empty where no table applies.</summary>
    public required IReadOnlyList<QuantityRow> Quantities { get; init; }

    /// <summary>A flow of its own questions, run between product and quantity.</summary>
    public string? FlowId { get; init; }

    /// <summary>Public, active in the ERP and not removed: only then is it in the menu.</summary>
    public required bool Visible { get; init; }

    /// <summary>Order in lists: the ERP's own.</summary>
    public int Position { get; init; }
}

/// <summary>One row of a quantity table: from <paramref name="Min"/> to <paramref name="Max"/> (null: and above) pieces.</summary>
public sealed record QuantityRow([property: JsonRequired] int Min, int? Max, [property: JsonRequired] decimal Charge, [property: JsonRequired] ChargeBasis Basis);

[System.Text.Json.Serialization.JsonConverter(typeof(System.Text.Json.Serialization.JsonStringEnumConverter<ChargeBasis>))]
public enum ChargeBasis { PerOrder, PerUnit }
