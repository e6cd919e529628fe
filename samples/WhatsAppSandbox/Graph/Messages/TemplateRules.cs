using System.Globalization;
using System.Text.Json;
using Bridge.WhatsAppSandbox.Graph.Account;
using Bridge.WhatsAppSandbox.State;

namespace Bridge.WhatsAppSandbox.Graph.Messages;

internal static class TemplateRules
{
    public static GraphError? Refusal(JsonElement template)
    {
        if (template.Text("name") is not { } name || template.Text("language", "code") is not { } language)
        {
            return GraphErrors.Missing("template.name and template.language.code");
        }
        if (Find(name, language) is not { } found)
        {
            return GraphErrors.Known(132001) with { Details = $"template name ({name}) does not exist in {language}" };
        }
        var given = Parameters(template).Count;
        return given == found.Parameters ? null
            : GraphErrors.Known(132000) with { Details = $"body: number of localizable_params ({given}) does not match the expected number of params ({found.Parameters})" };
    }

    /// <summary>The text as the customer reads it.</summary>
    public static string? Written(JsonElement template)
    {
        if (Find(template.Text("name"), template.Text("language", "code")) is not { } found)
        {
            return null;
        }
        var parameters = Parameters(template);
        return ListTemplates.Placeholder().Replace(found.Body, match =>
            int.Parse(match.Value.AsSpan(2, match.Length - 4), CultureInfo.InvariantCulture) is var number && number <= parameters.Count
                ? parameters[number - 1].Text("text") ?? parameters[number - 1].Text("currency", "fallback_value") ?? parameters[number - 1].Text("date_time", "fallback_value") ?? ""
                : match.Value);
    }

    private static ListTemplates.Template? Find(string? name, string? language) =>
        ListTemplates.All.FirstOrDefault(template => template.Name == name && template.Language == language);

    private static IReadOnlyList<JsonElement> Parameters(JsonElement template) =>
        template.Items("components").FirstOrDefault(component => "body".Equals(component.Text("type"), StringComparison.OrdinalIgnoreCase)) is { ValueKind: JsonValueKind.Object } body
            ? body.Items("parameters")
            : [];
}
