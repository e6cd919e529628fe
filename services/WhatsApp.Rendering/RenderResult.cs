using System.Text.Json.Nodes;

namespace Bridge.WhatsApp.Rendering;

/// <summary>What became of a content: a payload, or a refusal that names the field.</summary>
public abstract record RenderResult;

/// <param name="Payload">The body of <c>POST /{phone-number-id}/messages</c>.</param>
/// <param name="Changes">Where the customer sees something else than was asked for; never silent.</param>
public sealed record Rendered(JsonObject Payload, IReadOnlyList<Change> Changes) : RenderResult;

/// <summary>WhatsApp would not take it, and nothing that could be cut would make it right.</summary>
public sealed record Refused(string Field, string Problem) : RenderResult;

/// <summary>Something that was cut or left out on the way.</summary>
/// <param name="Field">JSON path in the payload, for instance <c>buttons[1].title</c>.</param>
public sealed record Change(string Field, ChangeKind Kind);

public enum ChangeKind
{
    /// <summary>Cut at the limit, between graphemes, and ended with "…".</summary>
    Shortened,

    /// <summary>Cut alike with another: told apart by a number.</summary>
    Numbered,

    /// <summary>The picture could not be had; the text went without it.</summary>
    PictureLeftOut,
}

/// <summary>
/// Whom a message goes to. A number wins where both are given, as it does at Meta; a customer with only a username is reached by his business-scoped id.
/// </summary>
/// <param name="Phone">Digits with country code, with or without +.</param>
public sealed record Recipient(string? Phone, string? UserId);

/// <summary>What the content needs from outside of itself.</summary>
public sealed record RenderContext
{
    public required Recipient Recipient { get; init; }

    /// <summary>Meta's id of the picture or document of this content; null where it could not be had.</summary>
    public string? MediaId { get; init; }

    /// <summary>The message that this one quotes.</summary>
    public string? QuotedWamid { get; init; }

    /// <summary>Comes back in every status of the message: our own id of it.</summary>
    public string? CallbackData { get; init; }
}

/// <summary>Stops the rendering of one content; never leaves this assembly.</summary>
sealed class RefusedException(string field, string problem) : Exception(problem)
{
    public Refused Refusal { get; } = new(field, problem);
}
