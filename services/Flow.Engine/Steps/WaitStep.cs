using Bridge.Flow.Engine.Definition;

namespace Bridge.Flow.Engine.Steps;

/// <summary>
/// Lets some time pass before it goes on. Whatever the customer says meanwhile ends the wait: at <c>spoke</c>, or where that is not connected at <c>next</c>.
/// <example>
/// { "id": "later", "type": "wait", "minutes": 30, "exits": { "next": "remind", "spoke": "menu" } }
/// </example>
/// </summary>
public sealed class WaitStep : StepType
{
    /// <summary>WhatsApp's window is open for a day after the customer's last word.</summary>
    private const int Longest = 23 * 60;

    public override string Name => "wait";
    public override StepKind Kind => StepKind.Decide;
    public override IReadOnlyList<string> Exits => ["next", "spoke"];
    public override IReadOnlyList<Field> Fields { get; } = [new("minutes", FieldKind.Number, Required: true) { Min = 1, Max = Longest }];

    internal override bool Falls(string exit) => exit == "spoke";

    internal override bool Takes(Contracts.Messaging.Item item) => true;

    internal override Next Enter(Run run, Step step)
    {
        run.Do(new SetTimer(Run.WaitTimer, run.Context.Now.AddMinutes(step.Number("minutes") ?? 1)));
        return Next.Wait;
    }

    internal override Next Read(Run run, Step step, Said said)
    {
        run.Do(new CancelTimer(Run.WaitTimer));
        return Next.Exit("spoke");
    }
}
