using System.Text.Json;

namespace Bridge.Messaging.WhatsApp;

/// <summary>Where a message comes from, beside its words: forwarded, about one product of the catalogue, or led here by an advertisement or a post.</summary>
public sealed record MessageOrigin
{
    public bool Forwarded { get; init; }

    /// <summary>Forwarded through more than five chats.</summary>
    public bool Often { get; init; }
    public string? ProductRetailerId { get; init; }

    /// <summary>Meta's id of the advertisement or post.</summary>
    public string? SourceId { get; init; }
    public string? Headline { get; init; }
    public string? SourceUrl { get; init; }

    /// <summary>Null for a message that simply was written.</summary>
    internal static MessageOrigin? Of(JsonElement message)
    {
        var (context, referral) = (message.Object("context"), message.Object("referral"));
        var often = context?.Flag("frequently_forwarded") == true;
        var origin = new MessageOrigin
        {
            Forwarded = often || context?.Flag("forwarded") == true,
            Often = often,
            ProductRetailerId = context?.Object("referred_product")?.Text("product_retailer_id"),
            SourceId = referral?.Text("source_id"),
            Headline = referral?.Text("headline") ?? referral?.Text("body"),
            SourceUrl = referral?.Text("source_url"),
        };
        return origin == Nothing ? null : origin;
    }

    static readonly MessageOrigin Nothing = new();
}
