using System.Text.Json;

namespace ReferenceErp.Operations;

/// <summary>Reads the fields of a request and refuses by path: "items[0].qty: expected a whole number from 1".</summary>
internal readonly record struct Fields(JsonElement Element, string Path)
{
    private const int MaxDepth = 16;

    public static async Task<Fields> Read(HttpRequest request)
    {
        try
        {
            using var document = await JsonDocument.ParseAsync(request.Body, new JsonDocumentOptions { MaxDepth = MaxDepth }, request.HttpContext.RequestAborted);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new Fields(document.RootElement.Clone(), "")
                : throw new RefusedException(400, "invalid_json", "The body has to be a JSON object.");
        }
        catch (JsonException)
        {
            throw new RefusedException(400, "invalid_json", "The body is not JSON.");
        }
    }

    public string Text(string name) => OptionalText(name) is { Length: > 0 } text ? text : throw RefusedException.Invalid(Path + name, "a text");

    public string? OptionalText(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } value => value.GetString(),
        _ => throw RefusedException.Invalid(Path + name, "a text"),
    };

    public decimal Money(string name) =>
        Find(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetDecimal(out var money) && money >= 0
            ? money
            : throw RefusedException.Invalid(Path + name, "an amount from 0");

    public int Quantity(string name) =>
        Find(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var qty) && qty >= 1
            ? qty
            : throw RefusedException.Invalid(Path + name, "a whole number from 1");

    public Fields Object(string name) =>
        Find(name) is { ValueKind: JsonValueKind.Object } value ? new Fields(value, $"{Path}{name}.") : throw RefusedException.Invalid(Path + name, "an object");

    public IReadOnlyList<Fields> Objects(string name)
    {
        if (Find(name) is not { ValueKind: JsonValueKind.Array } list) { throw RefusedException.Invalid(Path + name, "a list"); }
        var path = Path;
        return [.. list.EnumerateArray().Select((item, i) => item.ValueKind == JsonValueKind.Object
            ? new Fields(item, $"{path}{name}[{i}].")
            : throw RefusedException.Invalid($"{path}{name}[{i}]", "an object"))];
    }

    public JsonElement? Find(string name) =>
        Element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}

/// <summary>The operation of the contract that an endpoint answers: faults are set by this name.</summary>
internal sealed record Operation(string Name);

internal static class OperationExtensions
{
    public static RouteHandlerBuilder Operation(this RouteHandlerBuilder endpoint, string name) => endpoint.WithMetadata(new Operation(name));

    public static string? Operation(this HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<Operation>()?.Name;

    public static string? IdempotencyKey(this HttpRequest request) =>
        request.Headers["Idempotency-Key"] is [{ Length: > 0 and <= 255 } key] ? key : null;

    public static string Line(this HttpRequest request) => $"{request.Method} {request.Path}";
}
