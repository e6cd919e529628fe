using System.Text.Json.Serialization;

namespace Bridge.Contracts.Messaging;

/// <summary>What one outgoing message says, before it is rendered for WhatsApp. Texts are final: language and variables are resolved.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TextContent), "text")]
[JsonDerivedType(typeof(ImageContent), "image")]
[JsonDerivedType(typeof(DocumentContent), "document")]
[JsonDerivedType(typeof(MediaContent), "media")]
[JsonDerivedType(typeof(ButtonsContent), "buttons")]
[JsonDerivedType(typeof(ListContent), "list")]
[JsonDerivedType(typeof(LinkContent), "link")]
[JsonDerivedType(typeof(ContactRequestContent), "contact_request")]
[JsonDerivedType(typeof(LocationRequestContent), "location_request")]
[JsonDerivedType(typeof(TemplateContent), "template")]
public abstract record Content;

public sealed record TextContent(string Body) : Content;

public sealed record ImageContent(ImageRef Image, string? Caption) : Content;

public sealed record DocumentContent(Guid MediaId, string Filename, string? Caption) : Content;

/// <summary>A file in Messaging's keeping that a person of the company sends.</summary>
public sealed record MediaContent(Guid MediaId, MediaKind Kind, string? Filename, string? Caption) : Content;

/// <summary>One to three reply buttons under a body, with a picture or a line of text above it.</summary>
public sealed record ButtonsContent(string Body, IReadOnlyList<Button> Buttons) : Content
{
    public string? Header { get; init; }
    public ImageRef? Picture { get; init; }
    public string? Footer { get; init; }
}

public sealed record Button(string Id, string Title);

/// <summary>Up to ten rows in all, in one or more sections.</summary>
public sealed record ListContent(string Body, string ButtonLabel, IReadOnlyList<ListSection> Sections) : Content
{
    public string? Header { get; init; }
    public string? Footer { get; init; }
}

public sealed record ListSection(string? Title, IReadOnlyList<ListRow> Rows);

public sealed record ListRow(string Id, string Title, string? Description);

public sealed record LinkContent(string Body, string Label, Uri Url) : Content;

/// <summary>Asks a customer with a username to share his phone number.</summary>
public sealed record ContactRequestContent(string Body) : Content;

public sealed record LocationRequestContent(string Body) : Content;

public sealed record TemplateContent(string Name, string Language, IReadOnlyList<string> BodyParameters) : Content
{
    /// <summary>For a template whose variables have names: those of the body parameters, in their order.</summary>
    public IReadOnlyList<string>? ParameterNames { get; init; }

    /// <summary>The variable of a header of text.</summary>
    public string? HeaderText { get; init; }

    /// <summary>The name of that variable, where variables have names.</summary>
    public string? HeaderName { get; init; }

    /// <summary>The file of a header of media.</summary>
    public Guid? HeaderMediaId { get; init; }
    public MediaKind? HeaderKind { get; init; }

    public IReadOnlyList<TemplateButton> Buttons { get; init; } = [];
}

/// <summary>What a template's button takes: the end of its address, or the payload that a quick reply brings back.</summary>
public sealed record TemplateButton(int Index, TemplateButtonKind Kind, string Value);

[JsonConverter(typeof(JsonStringEnumConverter<TemplateButtonKind>))]
public enum TemplateButtonKind { Url, QuickReply, CopyCode }

/// <summary>A picture in Catalog's keeping, JPEG or PNG of at most 5 MB; the hash (lower-case hex) names the bytes, so that a cached upload is never stale.</summary>
public sealed record ImageRef(Guid ImageId, string Sha256, string MimeType);
