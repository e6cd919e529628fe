using Bridge.Messaging.Statuses;
using Bridge.Messaging.WhatsApp;
using CsCheck;

namespace Bridge.Messaging.Tests.Statuses;

/// <summary>Whatever order, batching and repetition Meta chooses, the same is known in the end.</summary>
public sealed class FoldedStatusTests
{
    internal static readonly Gen<InboundStatus> Status =
        from kind in Gen.Enum<StatusKind>()
        from second in Gen.Int[0, 5]
        from id in Gen.Bool
        from error in Gen.Int[131000, 131002]
        from priced in Gen.Bool
        select new InboundStatus
        {
            Wamid = "wamid.1",
            PhoneNumberId = "1",
            Kind = kind,
            At = DateTimeOffset.UnixEpoch.AddSeconds(second),
            MessageId = id ? new Guid("0199f000-0000-7000-8000-000000000001") : null,
            ErrorCode = kind == StatusKind.Failed ? error : null,
            ErrorTitle = kind == StatusKind.Failed ? $"title {error}" : null,
            PricingType = priced ? "regular" : null,
            PricingCategory = priced ? "utility" : null,
        };

    static readonly Gen<FoldedStatus> Folded = Status.Array[1, 4].Select(Fold);

    [Fact]
    public void Merging_is_commutative_associative_and_idempotent() => Gen.Select(Folded, Folded, Folded).Sample((a, b, c) =>
        FoldedStatus.Merge(a, b) == FoldedStatus.Merge(b, a)
        && FoldedStatus.Merge(FoldedStatus.Merge(a, b), c) == FoldedStatus.Merge(a, FoldedStatus.Merge(b, c))
        && FoldedStatus.Merge(a, a) == a);

    [Fact]
    public void A_late_sent_takes_nothing_back()
    {
        InboundStatus At(StatusKind kind, int second) => new() { Wamid = "w", PhoneNumberId = "1", Kind = kind, At = DateTimeOffset.UnixEpoch.AddSeconds(second) };

        var folded = Fold([At(StatusKind.Read, 3), At(StatusKind.Delivered, 2), At(StatusKind.Sent, 9), At(StatusKind.Sent, 1)]);

        Assert.Equal((short)StatusKind.Read, folded.Rank);
        Assert.Equal(DateTimeOffset.UnixEpoch.AddSeconds(1), folded.SentAt);
    }

    internal static FoldedStatus Fold(InboundStatus[] statuses) => statuses.Select(FoldedStatus.Of).Aggregate(FoldedStatus.Merge);
}
