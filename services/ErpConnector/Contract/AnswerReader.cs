using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Bridge.ErpConnector.Contract;

/// <summary>An answer held against the contract: what is wrong, what was let pass, and the answer with the types that the contract names.</summary>
internal sealed record Reading(JsonElement Answer, IReadOnlyList<string> Violations, IReadOnlyList<string> Warnings);

/// <summary>
/// Strict on what is named, tolerant of additions. Each violation says where, what was expected and what came; a missing or mistyped field never
/// becomes a silent default. Numbers as strings, booleans as 0 and 1, and ids as whole numbers are taken, with a warning, and handed on with their right type.
/// </summary>
internal sealed partial class AnswerReader
{
    /// <summary>A page in which every item is wrong needs no two hundred lines to say so.</summary>
    private const int MaxViolations = 10;

    /// <summary>Of a named text: an id, a name, a number, a status. Ids are indexed.</summary>
    private const int MaxText = 1_000;

    /// <summary>Whatever is reckoned with it stays within decimal, and a browser shows each of its digits.</summary>
    private const decimal MaxMoney = 1_000_000_000_000;

    private readonly List<string> _violations = [];
    private readonly List<string> _warnings = [];

    public static Reading Read(OperationContract contract, JsonElement root)
    {
        var reader = new AnswerReader();
        if (root.ValueKind != JsonValueKind.Object)
        {
            return new Reading(root, [$"$: expected an object, got {Describe(root)}"], []);
        }

        var corrected = new Lazy<JsonObject>(() => (JsonObject)Copy(root)!);
        reader.ReadFields(root, contract.Answer, "$", () => corrected.Value);
        var answer = corrected.IsValueCreated ? JsonSerializer.SerializeToElement(corrected.Value) : root.Clone();
        return new Reading(answer, reader._violations, reader._warnings);
    }

    /// <param name="node">The same object as a tree that can be corrected; made only when something has to be.</param>
    private void ReadFields(JsonElement parent, IReadOnlyList<Field> fields, string path, Func<JsonObject> node)
    {
        foreach (var field in fields)
        {
            var at = $"{path}.{field.Name}";
            var present = parent.TryGetProperty(field.Name, out var value);
            if (!present || value.ValueKind == JsonValueKind.Null)
            {
                if (field.Named && !(present && field.Nullable))
                {
                    Add(_violations, $"{at}: expected {Expected(field)}, got {(present ? "null" : "nothing")}");
                }
                continue;
            }

            if (field.Type == FieldType.List)
            {
                ReadList(value, field, at, node);
            }
            else
            {
                ReadValue(value, field, at, node);
            }
        }
    }

    private void ReadList(JsonElement value, Field field, string at, Func<JsonObject> node)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            Add(_violations, $"{at}: expected {Expected(field)}, got {Describe(value)}");
            return;
        }

        var i = 0;
        foreach (var item in value.EnumerateArray())
        {
            var index = i++;
            if (item.ValueKind == JsonValueKind.Object)
            {
                ReadFields(item, field.Items, $"{at}[{index}]", () => node()[field.Name]![index]!.AsObject());
            }
            else
            {
                Add(_violations, $"{at}[{index}]: expected an object, got {Describe(item)}");
            }
        }
    }

    private void ReadValue(JsonElement value, Field field, string at, Func<JsonObject> node)
    {
        var (right, corrected) = Check(value, field);
        if (right && corrected is null)
        {
            return;
        }

        var complaint = $"{at}: expected {Expected(field, value)}, got {Describe(value)}";
        if (!right && field.Named)
        {
            Add(_violations, complaint);
            return;
        }

        Add(_warnings, $"{complaint}: {(right ? $"read as {corrected!.ToJsonString()}" : "ignored")}");
        node()[field.Name] = corrected;
    }

    private static (bool Right, JsonNode? Corrected) Check(JsonElement value, Field field) => (field.Type, value.ValueKind) switch
    {
        // PostgreSQL keeps no NUL in a text.
        (FieldType.Text or FieldType.Id, JsonValueKind.String) when value.GetString() is var text => (!string.IsNullOrWhiteSpace(text) && (!field.Named || text.Length <= MaxText) && !text.Contains('\0'), null),
        (FieldType.Id, JsonValueKind.Number) when Digits().IsMatch(value.GetRawText()) => (true, JsonValue.Create(value.GetRawText())),
        (FieldType.Currency, JsonValueKind.String) => (CurrencyCode().IsMatch(value.GetString()!), null),
        (FieldType.Money, JsonValueKind.Number) => (value.TryGetDecimal(out var money) && money is >= 0 and <= MaxMoney, null),
        (FieldType.Money, JsonValueKind.String) => Number(value.GetString()!, NumberStyles.AllowDecimalPoint, MaxMoney),
        (FieldType.WholeNumber, JsonValueKind.Number) => (value.TryGetInt64(out var whole) && whole >= 0, null),
        (FieldType.WholeNumber, JsonValueKind.String) => Number(value.GetString()!, NumberStyles.None, long.MaxValue),
        (FieldType.Truth, JsonValueKind.True or JsonValueKind.False) => (true, null),
        (FieldType.Truth, JsonValueKind.Number) => (value.TryGetInt32(out var bit) && bit is 0 or 1, JsonValue.Create(bit == 1)),
        (FieldType.Truth, JsonValueKind.String) when value.GetString() is "0" or "1" => (true, JsonValue.Create(value.GetString() == "1")),
        _ => (false, null),
    };

    private static (bool, JsonNode?) Number(string text, NumberStyles styles, decimal most) =>
        decimal.TryParse(text, styles, CultureInfo.InvariantCulture, out var number) && number <= most ? (true, JsonValue.Create(number)) : (false, null);

    /// <summary>A tree to correct. A name that comes twice, which no tree takes, is the later one, as it is to whoever looks for it.</summary>
    private static JsonNode? Copy(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Aggregate(new JsonObject(), (copy, field) =>
        {
            copy[field.Name] = Copy(field.Value);
            return copy;
        }),
        JsonValueKind.Array => new JsonArray([.. value.EnumerateArray().Select(Copy)]),
        JsonValueKind.Null => null,
        _ => JsonValue.Create(value.Clone()),
    };

    private static void Add(List<string> list, string line)
    {
        if (list.Count < MaxViolations)
        {
            list.Add(line);
        }
    }

    private static string Expected(Field field, JsonElement got = default) => field.Type switch
    {
        FieldType.Text or FieldType.Id when got.ValueKind == JsonValueKind.String && got.GetString() is var text && !string.IsNullOrWhiteSpace(text) =>
            text.Contains('\0') ? "a text without NUL" : $"a text of at most {MaxText} characters",
        FieldType.Text or FieldType.Id => "a text",
        FieldType.Money when got.ValueKind == JsonValueKind.Number && (!got.TryGetDecimal(out var money) || money > MaxMoney) => $"a number up to {MaxMoney}",
        FieldType.Money when got.ValueKind == JsonValueKind.Number => "a number from 0",
        FieldType.Money => field.Nullable ? "a number or null" : "a number",
        FieldType.Currency => "a currency code such as USD",
        FieldType.WholeNumber => "a whole number",
        FieldType.Truth => "true or false",
        _ => "a list",
    };

    private static string Describe(JsonElement value)
    {
        const int shown = 40;
        return value.ValueKind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "a list",
            JsonValueKind.String => JsonSerializer.Serialize(value.GetString() is { Length: > shown } text ? text[..shown] + "…" : value.GetString(), Relaxed),
            _ => value.GetRawText() is { Length: > shown } raw ? raw[..shown] + "…" : value.GetRawText(),
        };
    }

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [GeneratedRegex("^[A-Z]{3}$")]
    private static partial Regex CurrencyCode();

    /// <summary>As databases count: what has a fraction or an exponent may be written otherwise the next time.</summary>
    [GeneratedRegex("^-?[0-9]{1,40}$")]
    private static partial Regex Digits();
}
