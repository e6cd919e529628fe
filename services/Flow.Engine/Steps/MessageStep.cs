using Bridge.Flow.Engine.Definition;

namespace Bridge.Flow.Engine.Steps;

/// <summary>
/// Says something and goes on. A message that is followed by a question in the same turn goes above it, in one message.
/// <example>
/// { "id": "welcome", "type": "message", "text": { "en": "Welcome to {company}." }, "exits": { "next": "menu" } }
/// </example>
/// </summary>
public sealed class MessageStep : StepType
{
    public override string Name => "message";
    public override StepKind Kind => StepKind.Say;
    public override IReadOnlyList<string> Exits => ["next"];
    public override IReadOnlyList<string> Texts => ["text"];

    public override bool Waits => false;

    internal override Next Enter(Run run, Step step)
    {
        run.Say(run.T("text"));
        return Next.Exit("next");
    }
}
