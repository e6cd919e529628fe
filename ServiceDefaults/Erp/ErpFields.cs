using System.Globalization;
using System.Text.Json;
using Bridge.Contracts.Erp;

namespace Bridge.ServiceDefaults;

/// <summary>
/// An ERP's answer, read strictly where the contract names a field and tolerantly beside it. What is missing or of another type is never a silent
/// default: it is a <see cref="ErpContractException"/> that says where.
/// </summary>
public readonly record struct ErpFields(ErpOperation Operation, JsonElement Element, string Path = "$")
{
    public static ErpFields Of(ErpAnswered answered) => new(answered.Operation, answered.Answer ?? default);

    /// <summary>Ids are text to Bridge, whatever the ERP counts in.</summary>
    public string Text(string name) => OptionalText(name) ?? throw Violation(name, "text");

    public string? OptionalText(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text => text.GetString() is { Length: > 0 } value ? value : null,
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => throw Violation(name, "text"),
    };

    public decimal Money(string name) => OptionalMoney(name) ?? throw Violation(name, "a number");

    /// <summary>As decimal, from the digits that came; a number written as text is accepted.</summary>
    public decimal? OptionalMoney(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } number when number.TryGetDecimal(out var value) => value,
        { ValueKind: JsonValueKind.String } text when decimal.TryParse(text.GetString(), NumberStyles.Number, CultureInfo.InvariantCulture, out var value) => value,
        _ => throw Violation(name, "a number"),
    };

    public bool Flag(string name) => Find(name) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt32(out var value) && value is 0 or 1 => number.GetInt32() == 1,
        _ => throw Violation(name, "true or false"),
    };

    /// <summary>ISO 4217.</summary>
    public string Currency(string name) => Text(name).ToUpperInvariant() is { Length: 3 } code && code.All(char.IsAsciiLetterUpper)
        ? code
        : throw Violation(name, "an ISO 4217 code");

    public IReadOnlyList<ErpFields> Items()
    {
        if (Find("items") is not { ValueKind: JsonValueKind.Array } items)
        {
            throw Violation("items", "an array");
        }

        var (operation, path) = (Operation, Path);
        return [.. items.EnumerateArray().Select((item, i) => new ErpFields(operation, item, $"{path}.items[{i}]"))];
    }

    /// <summary>The list goes on behind this page: said by <c>has_more</c> or <c>total</c>, else by a page that is full.</summary>
    /// <param name="limit">What was asked for; an ERP that says where its list ends may give less at a time.</param>
    /// <param name="count">Items of this page.</param>
    /// <param name="read">Items of all pages so far, this one included.</param>
    public bool HasMore(int limit, int count, int read) =>
        Find("has_more") is { ValueKind: JsonValueKind.True or JsonValueKind.False } more ? more.GetBoolean()
        : Total is { } all ? read < all && count > 0
        : count >= limit;

    /// <summary>How long the whole list is, where the ERP says so.</summary>
    public int? Total => Find("total") is { ValueKind: JsonValueKind.Number } total && total.TryGetInt32(out var all) ? all : null;

    public ErpContractException Violation(string name, string expected) =>
        new(Operation, $"{Path}.{name}", expected, Find(name) is { } came ? Shorten(came.GetRawText()) : "nothing");

    JsonElement? Find(string name) =>
        Element.ValueKind == JsonValueKind.Object && Element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    static string Shorten(string json) => json.Length <= 40 ? json : json[..40] + "…";
}

/// <summary>The ERP broke its contract. The message is for the operator: operation, JSON path, what was expected and what came.</summary>
public sealed class ErpContractException(ErpOperation operation, string path, string expected, string came)
    : Exception($"{operation.Name()}: {path}: expected {expected}, came {came}");

public static class ErpOperationNames
{
    static readonly Dictionary<ErpOperation, string> Names = Enum.GetValues<ErpOperation>().ToDictionary(
        o => o, o => JsonSerializer.SerializeToElement(o).GetString()!);

    /// <summary>As the contract writes it: <c>GET_PRICE</c>.</summary>
    public static string Name(this ErpOperation operation) => Names[operation];
}
