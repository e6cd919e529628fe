using Bridge.Contracts.Catalog;
using Bridge.Contracts.Messaging;
using Bridge.Flow.Engine.Definition;
using Bridge.Flow.Engine.Speech;

namespace Bridge.Flow.Engine.Steps;

/// <summary>
/// Asks how the customer pays, where the company takes more than one method; a single one is not asked about. Kept in <c>payment</c>. The names
/// of the methods are those that the console has saved, else the texts <c>payment_cash</c>, <c>payment_transfer</c>, <c>payment_wallet</c>, <c>payment_link</c>.
/// <example>
/// { "id": "payment", "type": "payment", "text": { "en": "How would you like to pay?" }, "exits": { "next": "cart" } }
/// </example>
/// </summary>
public sealed class PaymentStep : StepType
{
    public override string Name => "payment";
    public override StepKind Kind => StepKind.Shop;
    public override bool Asks => true;
    public override IReadOnlyList<string> Exits => ["next"];
    public override IReadOnlyList<string> Texts => ["text", "payment_cash", "payment_transfer", "payment_wallet", "payment_link"];

    internal override Next Enter(Run run, Step step)
    {
        if (Chosen(run) is not null)
        {
            return Next.Exit("next");
        }

        if (run.Context.Payments is [var only])
        {
            run["payment"] = only.Method.ToString();
            return Next.Exit("next");
        }

        return run.Ask(run.T("text"), Methods(run));
    }

    /// <summary>Where to deliver, though it was asked before.</summary>
    internal override bool Takes(Item item) => item is LocationItem;

    internal override Next Read(Run run, Step step, Said said)
    {
        if (said.Item is LocationItem place)
        {
            return AddressStep.Moves(run, place);
        }

        if (!Choose(run, said, numbered: true))
        {
            return said.Option is null ? Next.NotUnderstood() : Next.Again;
        }

        run.Answered = run.Text("payment");
        return Next.Exit("next");
    }

    /// <summary>He names a way to pay, here or where he sees which one he chose.</summary>
    internal static bool Choose(Run run, Said said, bool numbered = false)
    {
        var methods = Methods(run);
        if ((Offers.Match(methods, said, numbered) ?? Offers.Hinted(methods, said)) is not { } method)
        {
            return false;
        }

        run["payment"] = method.Option;
        return true;
    }

    /// <summary>Only what the company still takes.</summary>
    internal static PaymentMethod? Chosen(Run run) => WayOf(run, run.Text("payment"))?.Method;

    internal static PaymentWay? WayOf(Run run, string? method) => run.Context.Payments.FirstOrDefault(way => way.Method.ToString() == method);

    internal static string NameOf(Run run, PaymentMethod method) => OfferOf(run, WayOf(run, method.ToString()) ?? new PaymentWay(method)).Title;

    private static List<Offer> Methods(Run run) => [.. run.Context.Payments.Select(way => OfferOf(run, way))];

    private static Offer OfferOf(Run run, PaymentWay way)
    {
        var option = way.Method.ToString();
        return way.Names.Count > 0 && new LocalText(way.Names) is var own
            ? new Offer(option, run.In(own), Text: own)
            : run.Offer(option, way.Method switch
            {
                PaymentMethod.Transfer => "payment_transfer",
                PaymentMethod.Wallet => "payment_wallet",
                PaymentMethod.Link => "payment_link",
                _ => "payment_cash",
            });
    }
}
