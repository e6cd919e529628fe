namespace Bridge.ErpConnector.Contract;

/// <summary>What the contract says of one field of an answer.</summary>
internal sealed record Field(string Name, FieldType Type)
{
    /// <summary>Named by the contract: missing or mistyped, it is a violation. An addition is used where it is present and right, else ignored.</summary>
    public bool Named { get; init; } = true;

    /// <summary>It must be there, but may be null.</summary>
    public bool Nullable { get; init; }

    /// <summary>The fields of each item of a list.</summary>
    public IReadOnlyList<Field> Items { get; init; } = [];

    public static Field Text(string name) => new(name, FieldType.Text);
    public static Field Id(string name) => new(name, FieldType.Id);
    public static Field Money(string name) => new(name, FieldType.Money);
    public static Field Currency(string name) => new(name, FieldType.Currency);
    public static Field Truth(string name) => new(name, FieldType.Truth);
    public static Field List(string name, params IReadOnlyList<Field> items) => new(name, FieldType.List) { Items = items };
    public static Field Addition(string name, FieldType type = FieldType.Text) => new(name, type) { Named = false };
}

internal enum FieldType
{
    /// <summary>Not empty, and no mere blanks: WhatsApp shows none.</summary>
    Text,

    /// <summary>Not empty. Many an ERP counts: a whole number is read as its digits, with a warning.</summary>
    Id,

    /// <summary>Read as decimal, from 0.</summary>
    Money,

    /// <summary>ISO 4217.</summary>
    Currency,
    WholeNumber,
    Truth,
    List,
}
