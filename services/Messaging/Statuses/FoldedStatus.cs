using Bridge.Messaging.WhatsApp;

namespace Bridge.Messaging.Statuses;

/// <summary>
/// What is known of one message from any number of its statuses. <see cref="Merge"/> is commutative, associative and idempotent, so that repetition and
/// order mean nothing: the highest rank, of each kind the earliest time, of several failures the first.
/// </summary>
sealed record FoldedStatus
{
    public required string Wamid { get; init; }
    public required string PhoneNumberId { get; init; }
    public Guid? MessageId { get; init; }
    public short Rank { get; init; }
    public DateTimeOffset? SentAt { get; init; }
    public DateTimeOffset? DeliveredAt { get; init; }
    public DateTimeOffset? ReadAt { get; init; }
    public DateTimeOffset? PlayedAt { get; init; }
    public DateTimeOffset? FailedAt { get; init; }
    public int? ErrorCode { get; init; }
    public string? ErrorTitle { get; init; }
    public string? PricingType { get; init; }
    public string? PricingCategory { get; init; }

    public static FoldedStatus Of(InboundStatus status)
    {
        DateTimeOffset? At(StatusKind kind) => status.Kind == kind ? status.At : null;
        var failed = status.Kind == StatusKind.Failed;
        return new FoldedStatus
        {
            Wamid = status.Wamid,
            PhoneNumberId = status.PhoneNumberId,
            MessageId = status.MessageId,
            Rank = (short)status.Kind,
            SentAt = At(StatusKind.Sent),
            DeliveredAt = At(StatusKind.Delivered),
            ReadAt = At(StatusKind.Read),
            PlayedAt = At(StatusKind.Played),
            FailedAt = At(StatusKind.Failed),
            ErrorCode = failed ? status.ErrorCode ?? 0 : null,
            ErrorTitle = failed ? status.ErrorTitle ?? "" : null,
            PricingType = status.PricingType,
            PricingCategory = status.PricingCategory,
        };
    }

    public static FoldedStatus Merge(FoldedStatus a, FoldedStatus b)
    {
        var failure = Earlier(a, b);
        return a with
        {
            // Of what should never differ any rule will do that does not depend on the order.
            PhoneNumberId = string.CompareOrdinal(a.PhoneNumberId, b.PhoneNumberId) <= 0 ? a.PhoneNumberId : b.PhoneNumberId,
            MessageId = Least(a.MessageId, b.MessageId),
            Rank = Math.Max(a.Rank, b.Rank),
            SentAt = Least(a.SentAt, b.SentAt),
            DeliveredAt = Least(a.DeliveredAt, b.DeliveredAt),
            ReadAt = Least(a.ReadAt, b.ReadAt),
            PlayedAt = Least(a.PlayedAt, b.PlayedAt),
            FailedAt = failure.FailedAt,
            ErrorCode = failure.ErrorCode,
            ErrorTitle = failure.ErrorTitle,
            PricingType = Least(a.PricingType, b.PricingType),
            PricingCategory = Least(a.PricingCategory, b.PricingCategory),
        };
    }

    static FoldedStatus Earlier(FoldedStatus a, FoldedStatus b)
    {
        if (a.FailedAt is null || b.FailedAt is null)
        {
            return a.FailedAt is null ? b : a;
        }

        var order = (a.FailedAt.Value, a.ErrorCode ?? 0).CompareTo((b.FailedAt.Value, b.ErrorCode ?? 0));
        return order < 0 || (order == 0 && string.CompareOrdinal(a.ErrorTitle, b.ErrorTitle) <= 0) ? a : b;
    }

    static T? Least<T>(T? a, T? b) where T : struct, IComparable<T> => a is null || (b is not null && b.Value.CompareTo(a.Value) < 0) ? b : a;

    static string? Least(string? a, string? b) => a is null || (b is not null && string.CompareOrdinal(b, a) < 0) ? b : a;
}
