using System.Text.Json.Serialization;

namespace Bridge.Contracts.Flow;

/// <summary>Where the answer to an effect belongs. A stale one changes nothing.</summary>
public sealed record EffectRef(Guid ConversationId, Guid SessionId, string EffectId);

/// <summary>How an effect that needed the ERP ended.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EffectOutcome>))]
public enum EffectOutcome
{
    Ok,

    /// <summary>The ERP or Bridge's own rules said no; asking again will not help.</summary>
    Rejected,

    /// <summary>Provably not done: the ERP could not be reached, or a breaker is open.</summary>
    Unavailable,

    /// <summary>It may have been done. Never followed by a second write of the same draft.</summary>
    Unknown,

    /// <summary>The ERP's total differs from what the customer agreed to: he is asked again.</summary>
    TotalDiffers,
}

/// <summary>Asks Messaging how large a picture of a chat is; it may still be on its way from Meta.</summary>
/// <param name="Until">After it nobody waits for the answer.</param>
public sealed record MeasurePicture(EffectRef Effect, Guid MediaId, DateTimeOffset Until);

/// <param name="Width">In pixels; null where it could not be measured.</param>
/// <param name="Lost">It could not be had from Meta.</param>
public sealed record PictureMeasured(EffectRef Effect, Guid MediaId, int? Width, int? Height, bool Lost);
