using System.Text.Json;
using System.Text.RegularExpressions;
using Bridge.WhatsAppSandbox.Graph;
using Bridge.WhatsAppSandbox.State;

namespace Bridge.WhatsAppSandbox.Templates;

/// <summary>What Meta refuses on submission, one thing at a time, with its subcodes.</summary>
internal static partial class TemplateCheck
{
    private const int Name = 512, Body = 1024, Line = 60, ButtonText = 25, Buttons = 10, Urls = 2;

    public static GraphError Known(int subcode, string title, string words) =>
        new(100, 400, "Invalid parameter") { Subcode = subcode, UserTitle = title, UserMessage = words };

    public static GraphError? Refusal(JsonElement body, ResumableUploads uploads) =>
        body.Text("name") is not { } name || !NamePattern().IsMatch(name) || name.Length > Name ? GraphErrors.Parameter("Param name must be lower-case letters, digits and underscores.")
        : body.Text("language") is null ? GraphErrors.Parameter("The parameter language is required.")
        : body.Text("category")?.ToUpperInvariant() is not ("MARKETING" or "UTILITY" or "AUTHENTICATION") ? GraphErrors.Parameter("Param category must be one of {MARKETING, UTILITY, AUTHENTICATION}.")
        : body.At("components") is not { ValueKind: JsonValueKind.Array } components ? GraphErrors.Parameter("The parameter components is required.")
        : ComponentsRefusal(components, body.Text("parameter_format") ?? "POSITIONAL", uploads);

    public static GraphError? ComponentsRefusal(JsonElement components, string format, ResumableUploads uploads)
    {
        var parsed = new Template { Id = "", Name = "", Language = "", Category = "", Status = "", ParameterFormat = format, Components = components };
        if (parsed.Component("BODY") is not { } body || body.Text("text") is not { Length: > 0 } text)
        {
            return Known(2388072, "Body is missing", "A template needs a body with a text.");
        }
        if (text.Length > Body || parsed.Component("FOOTER")?.Text("text") is { Length: > Line } || parsed.Component("HEADER")?.Text("text") is { Length: > Line })
        {
            return Known(2388040, "Character limit exceeded", "One of the fields is longer than its limit.");
        }
        var variables = Template.Variables(text);
        var examples = format.Equals("NAMED", StringComparison.OrdinalIgnoreCase)
            ? body.Items("example", "body_text_named_params").Count
            : body.Items("example", "body_text") is [{ ValueKind: JsonValueKind.Array } first, ..] ? first.GetArrayLength() : 0;
        var trimmed = text.Trim();
        return variables.Count > 0 && (trimmed.StartsWith("{{", StringComparison.Ordinal) || trimmed.EndsWith("}}", StringComparison.Ordinal))
                ? Known(2388299, "Leading or trailing params not allowed", "Variables can't be at the start or end of the template.")
            : examples < variables.Count ? Known(2388043, "Message template is missing sample parameters", "Provide an example for every variable of the body.")
            : Template.Variables(parsed.Component("FOOTER")?.Text("text")).Count > 0 ? Known(2388073, "Footer format", "The footer can't have variables.")
            : HeaderRefusal(parsed, uploads) ?? ButtonsRefusal(parsed.Buttons);
    }

    private static GraphError? HeaderRefusal(Template template, ResumableUploads uploads) => template.HeaderFormat switch
    {
        null or "LOCATION" => null,
        "TEXT" => Template.Variables(template.Component("HEADER")!.Value.Text("text")).Count > 1 ? Known(2388047, "Header format", "The header can have one variable only.") : null,
        "IMAGE" or "VIDEO" or "DOCUMENT" => template.Component("HEADER")!.Value.Items("example", "header_handle") is [{ ValueKind: JsonValueKind.String } handle, ..]
            && uploads.Knows(handle.GetString()!) ? null : Known(2388273, "Missing media header example", "Provide the handle of an uploaded example file for the header."),
        _ => Known(2388047, "Header format", "The header's format is not known."),
    };

    private static GraphError? ButtonsRefusal(IReadOnlyList<JsonElement> buttons) =>
        buttons.Count > Buttons || buttons.Count(button => Is(button, "URL")) > Urls || buttons.Count(button => Is(button, "PHONE_NUMBER")) > 1
            ? Known(2388062, "Button count", "There are too many buttons of one kind.")
        : buttons.Any(button => !Is(button, "COPY_CODE") && button.Text("text") is not { Length: > 0 and <= ButtonText }) ? Known(2388040, "Character limit exceeded", "A button's text has 1 to 25 characters.")
        : buttons.Zip(buttons.Skip(1)).Count(pair => Is(pair.First, "QUICK_REPLY") != Is(pair.Second, "QUICK_REPLY")) > 1
            ? Known(2388061, "Button order", "Quick replies must stand together.")
        : null;

    private static bool Is(JsonElement button, string type) => type.Equals(button.Text("type"), StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("^[a-z0-9_]+$")]
    private static partial Regex NamePattern();
}
