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
[JsonDerivedType(typeof(LocationContent), "location")]
[JsonDerivedType(typeof(ContactsContent), "contacts")]
[JsonDerivedType(typeof(ReactionContent), "reaction")]
[JsonDerivedType(typeof(FormContent), "form")]
[JsonDerivedType(typeof(ProductContent), "product")]
[JsonDerivedType(typeof(ProductsContent), "products")]
[JsonDerivedType(typeof(CatalogContent), "catalog")]
public abstract record Content;

public sealed record TextContent(string Body) : Content
{
    /// <summary>The first address in it is shown with its page's picture and title.</summary>
    public bool LinkPreview { get; init; }
}

public sealed record ImageContent(ImageRef Image, string? Caption) : Content;

public sealed record DocumentContent(Guid MediaId, string Filename, string? Caption) : Content;

/// <summary>A file in Messaging's keeping that a person of the company sends.</summary>
public sealed record MediaContent(Guid MediaId, MediaKind Kind, string? Filename, string? Caption) : Content;

/// <summary>One to three reply buttons under a body, with a picture, a file of the chat or a line of text above it.</summary>
public sealed record ButtonsContent(string Body, IReadOnlyList<Button> Buttons) : Content
{
    public string? Header { get; init; }
    public ImageRef? Picture { get; init; }
    public MediaHeader? File { get; init; }
    public string? Footer { get; init; }
}

/// <summary>A picture, video or document in Messaging's keeping, above a message with buttons.</summary>
public sealed record MediaHeader(Guid MediaId, MediaKind Kind, string? Filename);

public sealed record Button(string Id, string Title);

/// <summary>Up to ten rows in all, in one or more sections.</summary>
public sealed record ListContent(string Body, string ButtonLabel, IReadOnlyList<ListSection> Sections) : Content
{
    public string? Header { get; init; }
    public string? Footer { get; init; }
}

public sealed record ListSection(string? Title, IReadOnlyList<ListRow> Rows);

public sealed record ListRow(string Id, string Title, string? Description);

public sealed record LinkContent(string Body, string Label, Uri Url) : Content
{
    public string? Header { get; init; }
    public ImageRef? Picture { get; init; }
    public string? Footer { get; init; }
}

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

    /// <summary>Of a header that is a document: what the customer sees it called.</summary>
    public string? HeaderFilename { get; init; }

    /// <summary>The place of a header of location.</summary>
    public LocationContent? HeaderLocation { get; init; }

    public IReadOnlyList<TemplateButton> Buttons { get; init; } = [];
}

/// <summary>
/// What a template's button takes: the end of its address, the payload that a quick reply brings back, a coupon, a form's token, or the product whose picture
/// stands for the catalogue.
/// </summary>
public sealed record TemplateButton(int Index, TemplateButtonKind Kind, string Value)
{
    /// <summary>Of a button that opens chosen products.</summary>
    public IReadOnlyList<ProductSection> Sections { get; init; } = [];
}

[JsonConverter(typeof(JsonStringEnumConverter<TemplateButtonKind>))]
public enum TemplateButtonKind { Url, QuickReply, CopyCode, Form, Catalog, Products }

/// <summary>Degrees, WGS 84.</summary>
public sealed record LocationContent(double Latitude, double Longitude, string? Name, string? Address) : Content;

public sealed record ContactsContent(IReadOnlyList<SharedCard> Cards) : Content;

/// <summary>To a message of either side, at most thirty days old. <paramref name="Emoji"/> is null where the reaction is taken back.</summary>
public sealed record ReactionContent(string Wamid, string? Emoji) : Content;

/// <summary>A form of Meta's (a WhatsApp Flow): its answers come back as a <see cref="FormItem"/> with the same token.</summary>
public sealed record FormContent(string Body, string Label, string FormId, string Token) : Content
{
    public string? Header { get; init; }
    public string? Footer { get; init; }

    /// <summary>Where it opens; null: at the form's own first screen.</summary>
    public string? Screen { get; init; }

    /// <summary>What that screen is given.</summary>
    public IReadOnlyDictionary<string, string> Data { get; init; } = new Dictionary<string, string>();
}

/// <summary>One product of the catalogue at Meta; its retailer id is our SKU.</summary>
public sealed record ProductContent(string? Body, string CatalogId, string RetailerId) : Content
{
    public string? Footer { get; init; }
}

/// <summary>Up to thirty products in up to ten sections.</summary>
public sealed record ProductsContent(string Header, string Body, string CatalogId, IReadOnlyList<ProductSection> Sections) : Content
{
    public string? Footer { get; init; }
}

public sealed record ProductSection(string? Title, IReadOnlyList<string> RetailerIds);

/// <summary>The whole catalogue, with the picture of one of its products.</summary>
public sealed record CatalogContent(string Body, string? PictureOf) : Content
{
    public string? Footer { get; init; }
}

/// <summary>A picture in Catalog's keeping, JPEG or PNG of at most 5 MB; the hash (lower-case hex) names the bytes, so that a cached upload is never stale.</summary>
public sealed record ImageRef(Guid ImageId, string Sha256, string MimeType);
