using Bridge.Contracts.Catalog;
using Bridge.Contracts.Flow;
using Bridge.Contracts.Messaging;
using Bridge.Flow.Engine.Definition;
using Bridge.Flow.Engine.Speech;

namespace Bridge.Flow.Engine.Steps;

/// <summary>
/// After an order that is not paid in cash: the words and the picture that the console has saved for the chosen method, else <c>pay_transfer</c>,
/// <c>pay_wallet</c>, <c>pay_link</c>; and then a screenshot or a reference, which a person looks at: it proves nothing by itself. Passed by for cash.
/// <c>later</c>: he will send it another time.
/// <example>
/// {
///   "id": "paid", "type": "payment_proof",
///   "texts": { "pay_transfer": { "en": "Please transfer {total} to account 123, and send a screenshot or the reference." } },
///   "exits": { "next": "thanks", "later": "thanks" }
/// }
/// </example>
/// </summary>
public sealed class PaymentProofStep : StepType
{
    private const int LongestReference = 200;

    public override string Name => "payment_proof";
    public override StepKind Kind => StepKind.Shop;
    public override bool Asks => true;
    public override IReadOnlyList<string> Exits => ["next", "later"];
    public override IReadOnlyList<string> Texts => ["pay_transfer", "pay_wallet", "pay_link", "pay_later", "proof_kept", "proof_not_understood"];

    internal override bool Takes(Item item) => item is MediaItem { Kind: MediaKind.Image or MediaKind.Document };

    internal override bool Falls(string exit) => exit == "later";

    /// <summary>It thanks by itself.</summary>
    internal override IEnumerable<string> Answering(Step step) => [];

    internal override Next Enter(Run run, Step step)
    {
        if (!Enum.TryParse<PaymentMethod>(run.Text("paid_by"), out var method) || TextOf(method) is not { } text)
        {
            return Next.Exit("next");
        }

        var way = PaymentStep.WayOf(run, run.Text("paid_by"));
        return run.Ask(way is { Words.Count: > 0 } ? run.In(new LocalText(way.Words)) : run.T(text), [run.Offer("later", "pay_later")], way is null ? null : run.In(way.Pictures));
    }

    internal override Next Read(Run run, Step step, Said said)
    {
        if (Offers.Match([run.Offer("later", "pay_later")], said, numbered: false) is not null)
        {
            return Next.Exit("later");
        }

        var reference = said.Text?.Trim();
        if (said.Item is not MediaItem && reference is not { Length: >= 4 and <= LongestReference })
        {
            return said.Option is null ? Next.NotUnderstood("proof_not_understood") : Next.Again;
        }

        // The words and the picture stand in the thread; the line leads to them.
        run.Note("payment_proof", ("number", run.Text("number") ?? ""), ("kind", said.Item is MediaItem ? "media" : "reference"));
        run.Do(new HandOver(HandOverReason.PaymentToCheck));
        run.Say(run.T("proof_kept"));
        return Next.Exit("next");
    }

    /// <summary>Null: nothing is to be paid before it is there.</summary>
    internal static string? TextOf(PaymentMethod method) => method switch
    {
        PaymentMethod.Transfer => "pay_transfer",
        PaymentMethod.Wallet => "pay_wallet",
        PaymentMethod.Link => "pay_link",
        _ => null,
    };
}
