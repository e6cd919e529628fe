using Bridge.Flow.Engine.Definition;

namespace Bridge.Flow.Engine.Steps;

/// <summary>
/// The flow is over: back to the one that called it, or the end of the session. The text is optional.
/// <example>
/// { "id": "bye", "type": "end", "text": { "en": "Thank you. Write \"menu\" whenever you need us." } }
/// </example>
/// </summary>
public sealed class EndStep : StepType
{
    public override string Name => "end";
    public override StepKind Kind => StepKind.Say;
    public override IReadOnlyList<string> Exits => [];

    public override bool Waits => false;

    internal override Next Enter(Run run, Step step)
    {
        if (step.Texts.ContainsKey("text"))
        {
            run.Say(run.T("text"));
        }

        return Next.End;
    }
}
