using System.Text.Json.Nodes;
using Bridge.Contracts.Erp;

namespace Bridge.ErpConnector.Contract;

/// <summary>A field that Bridge sends, as the document for ERP developers names it. An addition is sent only where there is something to say.</summary>
internal sealed record Sent(string Name, JsonObject Schema, bool Always = true);

/// <summary>What each operation is sent.</summary>
internal static class ContractRequests
{
    public static IReadOnlyList<Sent> Of(ErpOperation operation) => operation switch
    {
        ErpOperation.ListProducts or ErpOperation.ListJobs =>
            [new("active_only", Schemas.Truth()), new("page", Schemas.Whole("From 1.")), new("limit", Schemas.Whole("200; where that is refused, 50, then 10. The list ends at a page with fewer items, unless has_more or total say otherwise."))],
        ErpOperation.GetPrice => [new("external_product_id", Schemas.Text("The ERP's own id, from LIST_PRODUCTS.")), new("qty", Schemas.Whole("From 1."))],
        ErpOperation.UpsertCustomer => [new("phone", Schemas.Phone()), new("name", Schemas.Text())],
        ErpOperation.CreateOrder =>
        [
            new("external_customer_id", Schemas.Text()), new("client_reference", Schemas.Text("Bridge's order number, unique.")),
            new("items", Schemas.List(Schemas.Object(Item))), new("order_note", Schemas.Text()), new("totals", Schemas.Object(Totals)),
        ],
        ErpOperation.ConfirmOrder => [new("external_order_id", Schemas.Text()), new("payment_info", Schemas.Object(Payment))],
        ErpOperation.SetAddress =>
        [
            new("external_order_id", Schemas.Text()), new("address_line1", Schemas.Text("The customer's words, whole.")), new("country", Schemas.Text("ISO 3166-1 alpha-2.")),
            new("recipient_name", Schemas.Text(), false), new("phone", Schemas.Phone(), false), new("address_line2", Schemas.Text("Landmark, district."), false),
            new("city", Schemas.Text(), false), new("state", Schemas.Text(), false), new("postal_code", Schemas.Text(), false),
            new("latitude", Schemas.Number(), false), new("longitude", Schemas.Number(), false), new("note", Schemas.Text(), false),
        ],
        ErpOperation.GetOrderStatus => [new("external_order_id", Schemas.Text())],
        ErpOperation.CreateApplicant =>
        [
            new("name", Schemas.Text()), new("role", Schemas.Text("The job's name.")), new("phone", Schemas.Phone()), new("external_job_id", Schemas.Text(), false),
            new("email", Schemas.Text(), false), new("resume_url", Schemas.Text("A signed link that expires."), false), new("resume_filename", Schemas.Text(), false),
            new("resume_mime_type", Schemas.Text(), false), new("resume_size", Schemas.Whole(), false), new("resume_base64", Schemas.Text("The file, where it goes inline."), false),
            new("answers", Schemas.List(Schemas.Object([new("question", Schemas.Text()), new("answer", Schemas.Text())])), false),
        ],
        ErpOperation.Auth => [new("username", Schemas.Text()), new("password", Schemas.Text())],
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, "Not an operation of the contract."),
    };

    private static IReadOnlyList<Sent> Item =>
    [
        new("external_product_id", Schemas.Text()), new("name", Schemas.Text()), new("qty", Schemas.Whole("From 1.")), new("unit_price", Schemas.Money()),
        new("line_total", Schemas.Money("unit_price × qty.")), new("note", Schemas.Text("The customer's words to this line."), false),
        new("attachments", Schemas.List(Schemas.Object([new("url", Schemas.Text()), new("filename", Schemas.Text()), new("mime_type", Schemas.Text()), new("size", Schemas.Whole())])), false),
    ];

    private static IReadOnlyList<Sent> Totals => [new("subtotal", Schemas.Money()), new("charge", Schemas.Money()), new("total", Schemas.Money()), new("currency", Schemas.Currency())];

    private static IReadOnlyList<Sent> Payment =>
    [
        new("method", Schemas.Text("cash, transfer, wallet or link.")), new("amount", Schemas.Money()), new("currency", Schemas.Currency()),
        new("reference", Schemas.Text("Once paid."), false), new("paid_at", Schemas.Text("RFC 3339, once paid."), false),
    ];
}

/// <summary>JSON Schema 2020-12, as OpenAPI 3.1 has it.</summary>
internal static class Schemas
{
    public static JsonObject Text(string? description = null) => Of("string", description);
    public static JsonObject Phone() => Text("E.164 with +.").With("pattern", @"^\+[1-9][0-9]{6,14}$");
    public static JsonObject Currency() => Text("ISO 4217.").With("pattern", "^[A-Z]{3}$");
    public static JsonObject Truth() => Of("boolean", null);
    public static JsonObject Number() => Of("number", null);
    public static JsonObject Money(string? description = null) => Of("number", description).With("minimum", 0);
    public static JsonObject Whole(string? description = null) => Of("integer", description).With("minimum", 0);
    public static JsonObject List(JsonObject items) => new() { ["type"] = "array", ["items"] = items };

    public static JsonObject Object(IReadOnlyList<Sent> fields) => new()
    {
        ["type"] = "object",
        ["required"] = new JsonArray([.. fields.Where(f => f.Always).Select(f => JsonValue.Create(f.Name))]),
        ["properties"] = new JsonObject(fields.Select(f => KeyValuePair.Create(f.Name, (JsonNode?)f.Schema))),
    };

    public static JsonObject Of(Field field) => field.Type switch
    {
        FieldType.Text or FieldType.Id => Text().With("minLength", 1),
        FieldType.Currency => Currency(),
        FieldType.Money when field.Nullable => Money().With("type", new JsonArray("number", "null")),
        FieldType.Money => Money(),
        FieldType.WholeNumber => Whole(),
        FieldType.Truth => Truth(),
        _ => List(Answer(field.Items)),
    };

    public static JsonObject Answer(IReadOnlyList<Field> fields) => Object([.. fields.Select(f => new Sent(f.Name, Of(f), f.Named))]);

    public static JsonObject With(this JsonObject schema, string name, JsonNode value)
    {
        schema[name] = value;
        return schema;
    }

    private static JsonObject Of(string type, string? description) =>
        description is null ? new JsonObject { ["type"] = type } : new JsonObject { ["type"] = type, ["description"] = description };
}
