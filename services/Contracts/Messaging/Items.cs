using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Bridge.Contracts.Messaging;

/// <summary>
/// What can take a number in a conversation: what the customer sent, and what changed who answers.
/// A kind that is not known yet arrives as <see cref="UnknownItem"/>; a number whose content is gone as <see cref="Tombstone"/>.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TextItem), "text")]
[JsonDerivedType(typeof(TapItem), "tap")]
[JsonDerivedType(typeof(MediaItem), "media")]
[JsonDerivedType(typeof(LocationItem), "location")]
[JsonDerivedType(typeof(ContactItem), "contact")]
[JsonDerivedType(typeof(CartItem), "cart")]
[JsonDerivedType(typeof(FormItem), "form")]
[JsonDerivedType(typeof(ReactionItem), "reaction")]
[JsonDerivedType(typeof(EditItem), "edit")]
[JsonDerivedType(typeof(RevokeItem), "revoke")]
[JsonDerivedType(typeof(UnknownItem), "unknown")]
[JsonDerivedType(typeof(TakenOver), "taken_over")]
[JsonDerivedType(typeof(HandedBack), "handed_back")]
[JsonDerivedType(typeof(ConversationMerged), "conversation_merged")]
[JsonDerivedType(typeof(Tombstone), "tombstone")]
public abstract record Item;

public sealed record TextItem(string Body) : Item;

/// <summary>A tap on a reply button, a list row or a template's quick reply. <paramref name="ReplyId"/> is what we gave it when we sent it.</summary>
public sealed record TapItem(string ReplyId, string Title) : Item;

/// <summary>Media by descriptor; the bytes follow as <see cref="MediaStored"/> or <see cref="MediaFailed"/>. <paramref name="Sha256"/> is lower-case hex.</summary>
public sealed record MediaItem(Guid MediaId, MediaKind Kind, string MimeType, string? Filename, string? Caption, string? Sha256) : Item;

[JsonConverter(typeof(JsonStringEnumConverter<MediaKind>))]
public enum MediaKind { Image, Video, Audio, Voice, Document, Sticker }

/// <summary>Degrees, WGS 84; name and address only where the customer chose a place.</summary>
public sealed record LocationItem(double Latitude, double Longitude, string? Name, string? Address) : Item;

/// <summary>A shared contact card. <paramref name="Own"/>: the customer's own, given in answer to a contact request. Phones are E.164 with +.</summary>
public sealed record ContactItem(string? Name, IReadOnlyList<string> Phones, bool Own) : Item
{
    /// <summary>The other cards of the same message.</summary>
    public IReadOnlyList<SharedCard> More { get; init; } = [];
}

public sealed record SharedCard(string? Name, IReadOnlyList<string> Phones);

/// <summary>WhatsApp's native cart: lines by the retailer's product id.</summary>
public sealed record CartItem(IReadOnlyList<CartItemLine> Lines, string? Note) : Item;

public sealed record CartItemLine(string ProductRetailerId, int Quantity);

/// <summary>A form of Meta's (a WhatsApp Flow) that the customer has filled in; the answers as text, by their names.</summary>
public sealed record FormItem(string? Name, IReadOnlyDictionary<string, string> Answers) : Item
{
    /// <summary>The name under which Meta gives back what the form was sent with: no answer of the customer's.</summary>
    public const string Token = "flow_token";
}

/// <summary><paramref name="Emoji"/> is null where the customer took the reaction back.</summary>
public sealed record ReactionItem(string? Emoji) : Item;

public sealed record EditItem(string Wamid, string? Body) : Item;

public sealed record RevokeItem(string Wamid) : Item;

/// <summary><paramref name="Kind"/> is Meta's own word for the type.</summary>
public sealed record UnknownItem(string Kind) : Item;

/// <summary>From this number on a person answers; null: somebody in the WhatsApp Business app on the company's phone.</summary>
public sealed record TakenOver(Guid? UserId) : Item;

/// <summary>From this number on the bot answers again.</summary>
/// <param name="Softly">Nobody gave the customer back: who had taken over has fallen silent. Nothing is said until he writes; then he is asked how to go on.</param>
/// <param name="Begin">Where the bot goes on; null: with the question it stood at, or with the menu.</param>
public sealed record HandedBack(Guid? UserId, bool Softly = false, BeginAt? Begin = null) : Item;

/// <summary>A step of a flow that a person of the company has the bot begin at, with what is known already.</summary>
public sealed record BeginAt(string FlowId, string StepId, IReadOnlyDictionary<string, JsonNode?> Variables);

/// <summary>The last of its conversation: the customer turned out to be one with another, and what he says and hears from here on is in <paramref name="Into"/>.</summary>
public sealed record ConversationMerged(Guid Into) : Item;

/// <summary>The number was given, its content is no longer to be had: go on with the next.</summary>
public sealed record Tombstone : Item;
