using Bridge.Contracts.Flow;
using Bridge.Flow.Engine.Definition;

namespace Bridge.Flow.Engine.Steps;

/// <summary>
/// Calls a person, and says so with the step's text or the shared <c>handed_over</c>. Goes on at <c>next</c> where that is connected.
/// <example>
/// { "id": "agent", "type": "hand_over", "reason": "Asked", "text": { "en": "Somebody from {company} will write to you here." } }
/// </example>
/// </summary>
public sealed class HandOverStep : StepType
{
    public override string Name => "hand_over";
    public override StepKind Kind => StepKind.People;
    public override IReadOnlyList<string> Exits => ["next"];
    public override IReadOnlyList<Field> Fields { get; } = [new("reason", FieldKind.Choice) { Choices = Enum.GetNames<HandOverReason>() }];

    public override bool Waits => false;

    internal override Next Enter(Run run, Step step)
    {
        var reason = Enum.TryParse<HandOverReason>(step.String("reason"), out var named) ? named : HandOverReason.Asked;
        run.CallPerson(reason, silently: true);
        run.Say(run.T(step.Texts.ContainsKey("text") ? "text" : "handed_over"));
        return Next.Exit("next");
    }
}
