using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Bridge.Messaging.Templates;

/// <summary>A template as it is written in the console. Its rules are Meta's, told all at once by <see cref="TemplateRules"/>.</summary>
public sealed record TemplateDraft
{
    // Empty is one of the rules' own problems, told with all the others.
    [Required(AllowEmptyStrings = true)]
    public required string Name { get; init; }

    [Required(AllowEmptyStrings = true)]
    public required string Language { get; init; }

    public required TemplateCategory Category { get; init; }

    /// <summary>Variables by number ({{1}}) or by name ({{customer}}).</summary>
    public ParameterFormat ParameterFormat { get; init; }

    public TemplateHeader? Header { get; init; }

    [Required]
    public required TemplateBody Body { get; init; }

    public string? Footer { get; init; }
    public IReadOnlyList<DraftButton> Buttons { get; init; } = [];

    /// <summary>How long Meta tries to deliver it.</summary>
    public int? TtlSeconds { get; init; }

    /// <summary>The body of Meta's create request.</summary>
    internal JsonObject ToMeta()
    {
        var json = new JsonObject
        {
            ["name"] = Name,
            ["language"] = Language,
            ["category"] = Category.ToString().ToUpperInvariant(),
            ["parameter_format"] = ParameterFormat.ToString().ToUpperInvariant(),
            ["components"] = Components(),
        };
        if (TtlSeconds is { } ttl)
        {
            json["message_send_ttl_seconds"] = ttl;
        }

        return json;
    }

    internal JsonArray Components()
    {
        JsonNode?[] components = [Header?.ToMeta(ParameterFormat), Body.ToMeta(ParameterFormat), Footer is { Length: > 0 } footer ? new JsonObject { ["type"] = "FOOTER", ["text"] = footer } : null,
            Buttons.Count > 0 ? new JsonObject { ["type"] = "BUTTONS", ["buttons"] = new JsonArray([.. Buttons.Select(b => b.ToMeta())]) } : null];
        return new JsonArray([.. components.Where(c => c is not null)]);
    }
}

[JsonConverter(typeof(CamelCaseEnum<TemplateCategory>))]
public enum TemplateCategory { Marketing, Utility, Authentication }

[JsonConverter(typeof(CamelCaseEnum<ParameterFormat>))]
public enum ParameterFormat { Positional, Named }

[JsonConverter(typeof(CamelCaseEnum<HeaderFormat>))]
public enum HeaderFormat { Text, Image, Video, Document, Location }

/// <param name="Example">What the variable of a text may be.</param>
/// <param name="MediaHandle">Of an example file that was uploaded for the review.</param>
public sealed record TemplateHeader(HeaderFormat Format, string? Text, string? Example, string? MediaHandle)
{
    internal JsonObject ToMeta(ParameterFormat format)
    {
        var header = new JsonObject { ["type"] = "HEADER", ["format"] = Format.ToString().ToUpperInvariant() };
        if (Format == HeaderFormat.Text)
        {
            header["text"] = Text;
            if (Variables.In(Text) is [var variable, ..])
            {
                header["example"] = format == ParameterFormat.Named
                    ? new JsonObject { ["header_text_named_params"] = new JsonArray(new JsonObject { ["param_name"] = variable, ["example"] = Example }) }
                    : new JsonObject { ["header_text"] = new JsonArray(JsonValue.Create(Example)) };
            }
        }
        else if (MediaHandle is not null)
        {
            header["example"] = new JsonObject { ["header_handle"] = new JsonArray(JsonValue.Create(MediaHandle)) };
        }

        return header;
    }
}

/// <param name="Examples">One for every variable, in the order in which they first stand in the text.</param>
public sealed record TemplateBody([property: Required(AllowEmptyStrings = true)] string Text, IReadOnlyList<string>? Examples)
{
    internal JsonObject ToMeta(ParameterFormat format)
    {
        var body = new JsonObject { ["type"] = "BODY", ["text"] = Text };
        var variables = Variables.In(Text);
        if (variables.Count > 0 && Examples is { } examples)
        {
            body["example"] = format == ParameterFormat.Named
                ? new JsonObject
                {
                    ["body_text_named_params"] = new JsonArray([.. variables.Zip(examples, (name, example) => (JsonNode)new JsonObject { ["param_name"] = name, ["example"] = example })]),
                }
                : new JsonObject { ["body_text"] = new JsonArray(new JsonArray([.. examples.Select(e => JsonValue.Create(e))])) };
        }

        return body;
    }
}

[JsonConverter(typeof(CamelCaseEnum<DraftButtonType>))]
public enum DraftButtonType { QuickReply, Url, PhoneNumber, CopyCode }

public sealed record DraftButton(DraftButtonType Type, string? Text, string? Url, string? PhoneNumber, string? Example)
{
    internal JsonObject ToMeta() => Type switch
    {
        DraftButtonType.QuickReply => new() { ["type"] = "QUICK_REPLY", ["text"] = Text },
        DraftButtonType.PhoneNumber => new() { ["type"] = "PHONE_NUMBER", ["text"] = Text, ["phone_number"] = PhoneNumber },
        DraftButtonType.CopyCode => new() { ["type"] = "COPY_CODE", ["example"] = Example },
        _ => Example is null
            ? new() { ["type"] = "URL", ["text"] = Text, ["url"] = Url }
            : new() { ["type"] = "URL", ["text"] = Text, ["url"] = Url, ["example"] = new JsonArray(JsonValue.Create(Example)) },
    };
}
