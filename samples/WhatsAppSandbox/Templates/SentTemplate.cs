using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bridge.WhatsAppSandbox.Graph;
using Bridge.WhatsAppSandbox.Graph.Messages;
using Bridge.WhatsAppSandbox.State;

namespace Bridge.WhatsAppSandbox.Templates;

/// <summary>A template that is sent: held against the one that was approved, and filled in as the customer reads it.</summary>
internal static class SentTemplate
{
    /// <summary>Of the message alone; what the account's templates say comes after.</summary>
    public static GraphError? Malformed(JsonElement sent) =>
        sent.Text("name") is null || sent.Text("language", "code") is null ? GraphErrors.Missing("template.name and template.language.code") : null;

    public static GraphError? Refusal(JsonElement sent, TemplateStore store)
    {
        var (name, language) = (sent.Text("name"), sent.Text("language", "code"));
        if (store.Find(name, language) is not { } template || template.Status is "PENDING" or "REJECTED")
        {
            return GraphErrors.Known(132001) with { Details = $"template name ({name}) does not exist in {language}" };
        }
        return template.Status switch
        {
            "PAUSED" => GraphErrors.Known(132015),
            "DISABLED" => GraphErrors.Known(132016),
            _ => Count("body", Parameters(sent, "body").Count, Template.Variables(template.Body).Count) ?? HeaderRefusal(sent, template) ?? ButtonRefusal(sent, template),
        };
    }

    /// <summary>The components with their variables filled in, as the phone draws them.</summary>
    public static JsonElement? Filled(JsonElement sent, TemplateStore store)
    {
        if (store.Find(sent.Text("name"), sent.Text("language", "code")) is not { } template)
        {
            return null;
        }
        var filled = new JsonObject { ["body"] = FillIn(template.Body, Parameters(sent, "body")) };
        if (template.Component("HEADER") is { } header)
        {
            filled["header"] = new JsonObject
            {
                ["format"] = template.HeaderFormat?.ToLowerInvariant(),
                ["text"] = header.Text("text") is { } text ? FillIn(text, Parameters(sent, "header")) : null,
            };
        }
        if (template.Component("FOOTER")?.Text("text") is { } footer)
        {
            filled["footer"] = footer;
        }
        filled["buttons"] = new JsonArray([.. template.Buttons.Select((button, index) => (JsonNode)Filled(button, ButtonParameter(sent, index)))]);
        return JsonSerializer.SerializeToElement(filled);
    }

    private static JsonObject Filled(JsonElement button, JsonElement? parameter)
    {
        var type = button.Text("type")?.ToLowerInvariant();
        return new JsonObject
        {
            ["type"] = type,
            ["text"] = button.Text("text") ?? (type == "copy_code" ? "Copy offer code" : null),
            ["url"] = button.Text("url") is { } url ? Template.Fill(url, _ => parameter?.Text("text")) : null,
            ["phoneNumber"] = button.Text("phone_number"),
            ["payload"] = type == "quick_reply" ? parameter?.Text("payload") ?? button.Text("text") : null,
            ["code"] = parameter?.Text("coupon_code"),
        };
    }

    private static GraphError? HeaderRefusal(JsonElement sent, Template template)
    {
        var given = Parameters(sent, "header");
        switch (template.HeaderFormat)
        {
            case null:
                return Count("header", given.Count, 0);
            case "TEXT":
                return Count("header", given.Count, Template.Variables(template.Component("HEADER")?.Text("text")).Count);
            case var format:
                var wanted = format.ToLowerInvariant();
                return given is [var only] && only.Text("type") is { } type && type.Equals(wanted, StringComparison.OrdinalIgnoreCase)
                    ? wanted == "location" ? null : MessageRules.MediaRefusal(wanted, only.At(wanted) ?? default)
                    : GraphErrors.Known(132012) with { Details = $"header: Format mismatch, expected {format}, received {(given is [var other, ..] ? other.Text("type")?.ToUpperInvariant() : "UNKNOWN")}" };
        }
    }

    private static GraphError? ButtonRefusal(JsonElement sent, Template template) => template.Buttons
        .Select((button, index) => Template.Variables(button.Text("url")).Count > 0 && ButtonParameter(sent, index) is null
            ? GraphErrors.Known(132000) with { Details = $"buttons: Button at index {index} of type Url requires a parameter" }
            : null)
        .FirstOrDefault(error => error is not null);

    private static GraphError? Count(string part, int given, int expected) => given == expected ? null
        : GraphErrors.Known(132000) with { Details = $"{part}: number of localizable_params ({given}) does not match the expected number of params ({expected})" };

    private static string FillIn(string text, IReadOnlyList<JsonElement> parameters)
    {
        var order = Template.Variables(text).ToList();
        return Template.Fill(text, variable =>
        {
            var named = parameters.FirstOrDefault(parameter => parameter.Text("parameter_name") == variable);
            return named.ValueKind == JsonValueKind.Object ? Words(named) : order.IndexOf(variable) is >= 0 and var index && index < parameters.Count ? Words(parameters[index]) : null;
        });
    }

    private static string Words(JsonElement parameter) =>
        parameter.Text("text") ?? parameter.Text("currency", "fallback_value") ?? parameter.Text("date_time", "fallback_value") ?? "";

    private static IReadOnlyList<JsonElement> Parameters(JsonElement sent, string part) =>
        sent.Items("components").FirstOrDefault(component => part.Equals(component.Text("type"), StringComparison.OrdinalIgnoreCase)) is { ValueKind: JsonValueKind.Object } found
            ? found.Items("parameters")
            : [];

    private static JsonElement? ButtonParameter(JsonElement sent, int index) => sent.Items("components")
        .Where(component => "button".Equals(component.Text("type"), StringComparison.OrdinalIgnoreCase)
            && (component.Text("index") ?? component.At("index")?.ToString()) == index.ToString(CultureInfo.InvariantCulture))
        .SelectMany(component => component.Items("parameters")).Select(parameter => (JsonElement?)parameter).FirstOrDefault();
}
