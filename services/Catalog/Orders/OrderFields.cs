using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bridge.Contracts.Catalog;
using Bridge.Contracts.Erp;

namespace Bridge.Catalog.Orders;

/// <summary>What each operation of an order is sent, by the names of the ERP contract. Additions stand only where there is something to say.</summary>
internal static class OrderFields
{
    public static JsonElement Of(Order order, ErpOperation operation) => JsonSerializer.SerializeToElement(operation switch
    {
        ErpOperation.UpsertCustomer => new JsonObject { ["phone"] = order.Phone, ["name"] = order.Name },
        ErpOperation.CreateOrder => Create(order),
        ErpOperation.SetAddress => Address(order, order.Address!),
        ErpOperation.ConfirmOrder => new JsonObject
        {
            ["external_order_id"] = order.ExternalOrderId,
            ["payment_info"] = new JsonObject
            {
                ["method"] = NameOf(order.Payment),
                ["amount"] = order.Agreed.Total,
                ["currency"] = order.Agreed.Currency,
            }.With("reference", order.PaymentReference).With("paid_at", order.PaidAt?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
        },
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, "No step of an order."),
    });

    static JsonObject Create(Order order)
    {
        var items = new JsonArray();
        foreach (var line in order.Lines)
        {
            items.Add(new JsonObject
            {
                ["external_product_id"] = line.ExternalId,
                ["name"] = line.Name,
                ["qty"] = line.Quantity,
                ["unit_price"] = line.UnitPrice,
                ["line_total"] = line.LineTotal,
            }.With("note", line.Note).With("attachments", Attachments(line)));
        }

        return new JsonObject
        {
            ["external_customer_id"] = order.ExternalCustomerId,
            ["client_reference"] = order.Reference,
            ["items"] = items,
            ["order_note"] = NoteOf(order),
            ["totals"] = new JsonObject
            {
                ["subtotal"] = order.Agreed.Subtotal,
                ["charge"] = order.Agreed.Charge,
                ["total"] = order.Agreed.Total,
                ["currency"] = order.Agreed.Currency,
            },
        };
    }

    /// <summary>Those that the ERP can fetch; null where there are none.</summary>
    static JsonArray? Attachments(OrderLine line)
    {
        var files = line.Files.Where(f => f.Url is not null).Select(f => (JsonNode)new JsonObject
        {
            ["url"] = f.Url, ["filename"] = f.Filename, ["mime_type"] = f.MimeType,
        }.With("size", f.Size)).ToArray();
        return files.Length == 0 ? null : new JsonArray(files);
    }

    static JsonObject Address(Order order, Address address) => new JsonObject
    {
        ["external_order_id"] = order.ExternalOrderId,
        ["address_line1"] = address.Line1,
        ["country"] = address.Country,
        ["recipient_name"] = address.RecipientName ?? order.Name,
        ["phone"] = order.Phone,
    }
        .With("address_line2", address.Line2).With("city", address.City).With("state", address.State).With("postal_code", address.PostalCode)
        .With("latitude", address.Latitude).With("longitude", address.Longitude).With("note", address.Note);

    /// <summary>In words, for an ERP that knows nothing of lines' notes, or of addresses.</summary>
    static string NoteOf(Order order)
    {
        var parts = new List<string?> { order.Note };
        foreach (var line in order.Lines)
        {
            parts.Add(line.Note is null ? null : $"{line.Name}: {line.Note}");
            parts.AddRange(line.Files.Select(f => $"{line.Name}: {f.Filename} {f.Url ?? "(in the chat on WhatsApp)"}"));
        }

        if (order is { AddressInNote: true, Address: { } a })
        {
            var place = string.Join(", ", new[] { a.Line1, a.Line2, a.PostalCode, a.City, a.State, a.Country }.Where(p => !string.IsNullOrWhiteSpace(p)));
            parts.Add($"Address: {place}");
            parts.Add(a is { Latitude: { } latitude, Longitude: { } longitude } ? FormattableString.Invariant($"Location: {latitude}, {longitude}") : null);
            parts.Add(a.Note);
        }

        return string.Join("\n", parts.Where(p => !string.IsNullOrWhiteSpace(p)));
    }

    static string NameOf(PaymentMethod method) => JsonNamingPolicy.SnakeCaseLower.ConvertName(method.ToString());

    static JsonObject With(this JsonObject json, string name, JsonNode? value)
    {
        if (value is not null)
        {
            json[name] = value;
        }

        return json;
    }
}
