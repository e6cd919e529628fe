using Bridge.Contracts.Catalog;
using Bridge.Contracts.Messaging;

namespace Bridge.Flow.Engine;

/// <summary>A way to pay that the company takes, in words of its own, by language; where it has none the flow's texts speak.</summary>
public sealed record PaymentWay(PaymentMethod Method)
{
    /// <summary>As it stands on the button.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>();

    /// <summary>What is said once the order stands: where the money goes.</summary>
    public IReadOnlyDictionary<string, string> Words { get; init; } = new Dictionary<string, string>();

    /// <summary>Shown with the words, for instance a code to scan.</summary>
    public IReadOnlyDictionary<string, ImageRef> Pictures { get; init; } = new Dictionary<string, ImageRef>();
}
